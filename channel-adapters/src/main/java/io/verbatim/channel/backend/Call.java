package io.verbatim.channel.backend;

import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;

/** A call that is to be made: of whom, on behalf of which attempt, until when, and who hears the reply while it comes. */
record Call(Backend backend, AttemptStarted attempt, Deadline deadline, Listener listener) {

    BackendSettings settings() {
        return backend.settings();
    }
}
