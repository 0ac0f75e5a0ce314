package io.verbatim.channel.backend;

import io.verbatim.channel.egress.BodySink;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import org.jspecify.annotations.Nullable;

/** Makes an outcome of a streamed answer. */
final class StreamSink implements BodySink {

    private final EventReader events = new EventReader();
    private final ReplyStream stream;
    private final Listener listener;
    private final ReplyText text;
    private boolean ended;
    private @Nullable Unreadable fault;
    private volatile boolean flowing;

    StreamSink(ReplyStream stream, Listener listener) {
        this.stream = stream;
        this.listener = listener;
        this.text = new ReplyText(listener);
    }

    @Override
    public boolean take(byte[] bytes, int length) {
        try {
            return events.read(bytes, length, this::take) && listener.wantsMore();
        } catch (Unreadable e) {
            fault = e;
            return false;
        }
    }

    /** Models may think for long before the first word, and then keep on talking. */
    @Override
    public boolean isFlowing() {
        return flowing;
    }

    /** What came of the stream, which is over. */
    Outcome outcome(int status) {
        if (fault != null) {
            return new Outcome.Failed(fault.failure(status, true));
        }
        if (!ended && !endsAfterAll()) {
            return new Outcome.Failed(new Failure(Reason.INVALID_RESPONSE, "The stream ended without its end marker", status, null, true));
        }
        return !text.whole().isBlank() ? new Outcome.Answered(stream.reply(text.whole()), status)
            : new Outcome.Failed(new Failure(Reason.INVALID_RESPONSE, "The stream held no text", status, null));
    }

    private boolean endsAfterAll() {
        try {
            events.end(this::take);
        } catch (Unreadable e) {
            // Cut off in the middle: that event is none.
        }
        return ended;
    }

    private boolean take(SentEvent event) throws Unreadable {
        ended = stream.take(event, text);
        flowing = text.hasBegun();
        return !ended;
    }
}
