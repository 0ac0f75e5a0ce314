package io.verbatim.channel.egress;

import io.verbatim.channel.egress.EgressFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Hands a stream of events on as it comes; takes any other answer in as a whole. */
final class StreamReader implements AnswerTaker {

    private static final int PART = 8192;
    // Behind the last event there is hardly more than the end of the framing; read, it leaves the connection fit for another call.
    private static final int LEFT_BEHIND = 64 * 1024;

    private final AnswerReader whole;
    private final BodySink sink;
    private volatile long lastMove = System.nanoTime();

    StreamReader(AnswerReader whole, BodySink sink) {
        this.whole = whole;
        this.sink = sink;
    }

    @Override
    public EgressOutcome take(ClassicHttpResponse answer, Consumer<EgressOutcome> early) throws IOException {
        return AnswerReader.isWelcome(answer) && answer.getEntity() != null && AnswerReader.headed(answer).isEventStream()
            ? stream(answer, early) : whole.take(answer, early);
    }

    /** Nanoseconds since the last bytes of a stream that is under way; 0 before. */
    long silence() {
        return sink.isFlowing() ? System.nanoTime() - lastMove : 0;
    }

    private EgressOutcome stream(ClassicHttpResponse answer, Consumer<EgressOutcome> early) throws IOException {
        var outcome = AnswerReader.headed(answer);
        var in = answer.getEntity().getContent();
        var part = new byte[PART];
        int taken = 0;
        for (int length = in.read(part); length >= 0; length = in.read(part)) {
            lastMove = System.nanoTime();
            taken += length;
            if (taken > whole.maxBody()) {
                return new EgressFailure(Kind.TOO_LARGE, "The stream is larger than %d bytes".formatted(whole.maxBody()), answer.getCode());
            }
            if (!sink.take(part, length)) {
                early.accept(outcome);
                return drained(in, outcome);
            }
        }
        return outcome;
    }

    private static EgressOutcome drained(InputStream in, EgressOutcome outcome) throws IOException {
        in.readNBytes(LEFT_BEHIND);
        return outcome;
    }
}
