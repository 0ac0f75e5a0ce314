package io.verbatim.command.conversation;

import io.verbatim.command.dispatch.Dispatch;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.RetryPlanned;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * The search for a reply that is going on.
 *
 * @param open    the attempt without outcome, if there is one; there is never a second
 * @param planned the number of the attempt that waits out its pause; 0 for none
 * @param prompt  what is asked; null before the first attempt
 * @param passed  what was passed on of a reply that is still coming; null before the first piece
 */
record OpenDispatch(DispatchId id, Dispatch dispatch, @Nullable AttemptId open, int planned, @Nullable Prompt prompt,
                    @Nullable Passed passed) {

    /** The beginning of a reply, and the message that it will be. From it on, the dispatch is bound to its attempt. */
    record Passed(MessageId messageId, String text) { }

    static OpenDispatch of(ReplyRequested event) {
        return new OpenDispatch(event.dispatchId(), Dispatch.along(event.route()), null, 0, null, null);
    }

    OpenDispatch on(AttemptStarted event) {
        return new OpenDispatch(id, dispatch, event.attemptId(), 0, event.prompt(), null);
    }

    OpenDispatch on(RetryPlanned event) {
        return new OpenDispatch(id, dispatch, null, event.no(), prompt, null);
    }

    OpenDispatch on(ReplyStreamed event) {
        var before = passed == null ? "" : passed.text();
        return new OpenDispatch(id, dispatch, open, planned, prompt, new Passed(event.messageId(), before + event.text()));
    }

    OpenDispatch failed(Failure failure) {
        return new OpenDispatch(id, dispatch.failed(failure), null, 0, prompt, null);
    }

    boolean waitsFor(AttemptId attempt) {
        return attempt.equals(open);
    }

    /** Whether attempt {@code no} is the one that comes next. */
    boolean awaits(DispatchId dispatchId, int no) {
        return id.equals(dispatchId) && open == null && no == dispatch.made() + 1;
    }
}
