package io.verbatim.channel.backend;

import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;

/** A call that is to be made: of whom, on behalf of which attempt, and until when. */
record Call(Backend backend, AttemptStarted attempt, Deadline deadline) {
}
