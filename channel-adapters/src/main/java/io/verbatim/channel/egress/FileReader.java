package io.verbatim.channel.egress;

import io.verbatim.channel.egress.EgressFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Writes the body of a good answer away as it comes; takes any other answer in as a whole. */
record FileReader(AnswerReader whole, OutputStream out) implements AnswerTaker {
    private static final int PART = 64 * 1024;

    @Override
    public EgressOutcome take(ClassicHttpResponse answer, Consumer<EgressOutcome> early) throws IOException {
        return AnswerReader.isWelcome(answer) && answer.getEntity() != null ? written(answer) : whole.take(answer, early);
    }

    private EgressOutcome written(ClassicHttpResponse answer) throws IOException {
        boolean fits = answer.getEntity().getContentLength() <= whole.maxBody() && isWritten(answer.getEntity().getContent());
        return fits ? AnswerReader.headed(answer)
            : new EgressFailure(Kind.TOO_LARGE, "The file is larger than %d bytes".formatted(whole.maxBody()), answer.getCode());
    }

    private boolean isWritten(InputStream in) throws IOException {
        var part = new byte[PART];
        long taken = 0;
        for (int length = in.read(part); length >= 0; length = in.read(part)) {
            taken += length;
            if (taken > whole.maxBody()) {
                return false;
            }
            out.write(part, 0, length);
        }
        return true;
    }
}
