package io.verbatim.channel.egress;

import io.verbatim.channel.egress.EgressFailure.Kind;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** Takes an answer in, within its bounds. */
record AnswerReader(int maxBody) implements AnswerTaker {

    private static final int MAX_ERROR_BODY = 64 * 1024;
    private static final byte[] NOTHING = {};

    /** Whether the answer is a good one, in a form that was asked for. */
    static boolean isWelcome(ClassicHttpResponse answer) {
        return answer.getCode() / 100 == 2 && !isEncoded(answer);
    }

    /** The answer without its body. */
    static EgressAnswer headed(ClassicHttpResponse answer) {
        return new EgressAnswer(answer.getCode(), headers(answer), NOTHING);
    }

    @Override
    public EgressOutcome take(ClassicHttpResponse answer, Consumer<EgressOutcome> early) throws IOException {
        int status = answer.getCode();
        if (status / 100 == 3) {
            return new EgressFailure(Kind.REDIRECT, "The answer was a redirect, which is never followed", status);
        }
        if (status / 100 != 2) {
            return new EgressAnswer(status, headers(answer), start(answer.getEntity()));
        }
        return isEncoded(answer) ? new EgressFailure(Kind.INVALID_ANSWER, "The answer has an encoding that was not asked for", status)
            : whole(answer, status);
    }

    private EgressOutcome whole(ClassicHttpResponse answer, int status) throws IOException {
        var entity = answer.getEntity();
        if (entity == null) {
            return headed(answer);
        }
        var body = entity.getContentLength() > maxBody ? null : entity.getContent().readNBytes(maxBody + 1);
        return body == null || body.length > maxBody
            ? new EgressFailure(Kind.TOO_LARGE, "The answer is larger than %d bytes".formatted(maxBody), status)
            : new EgressAnswer(status, headers(answer), body);
    }

    private static byte[] start(HttpEntity entity) throws IOException {
        return entity == null ? NOTHING : entity.getContent().readNBytes(MAX_ERROR_BODY);
    }

    private static boolean isEncoded(ClassicHttpResponse answer) {
        for (Header header : answer.getHeaders("Content-Encoding")) {
            if (!header.getValue().isBlank() && !"identity".equalsIgnoreCase(header.getValue().strip())) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> headers(ClassicHttpResponse answer) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : answer.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue() == null ? "" : header.getValue());
        }
        return headers;
    }
}
