package io.verbatim.command.conversation;

import io.verbatim.command.dispatch.Dispatch;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationEvent.RetryPlanned;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * The search for a reply that is going on.
 *
 * @param open    the attempt without outcome, if there is one; there is never a second
 * @param planned the number of the attempt that waits out its pause; 0 for none
 * @param prompt  what is asked; null before the first attempt
 */
record OpenDispatch(DispatchId id, Dispatch dispatch, @Nullable AttemptId open, int planned, @Nullable Prompt prompt) {

    static OpenDispatch of(ReplyRequested event) {
        return new OpenDispatch(event.dispatchId(), Dispatch.along(event.route()), null, 0, null);
    }

    OpenDispatch on(AttemptStarted event) {
        return new OpenDispatch(id, dispatch, event.attemptId(), 0, event.prompt());
    }

    OpenDispatch on(RetryPlanned event) {
        return new OpenDispatch(id, dispatch, null, event.no(), prompt);
    }

    OpenDispatch failed(Failure failure) {
        return new OpenDispatch(id, dispatch.failed(failure), null, 0, prompt);
    }

    boolean waitsFor(AttemptId attempt) {
        return attempt.equals(open);
    }

    /** Whether attempt {@code no} is the one that comes next. */
    boolean awaits(DispatchId dispatchId, int no) {
        return id.equals(dispatchId) && open == null && no == dispatch.made() + 1;
    }
}
