package io.verbatim.channel.remote;

import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.shared.effect.Outcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A server's answer as a flow gets it. */
final class ApiAnswers {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_HEADER = 4_096;

    private ApiAnswers() {
    }

    static Outcome.Answered of(EgressAnswer answer) {
        return new Outcome.Answered(answer.status(), headers(answer), text(answer));
    }

    private static Map<String, String> headers(EgressAnswer answer) {
        var headers = new LinkedHashMap<String, String>();
        answer.headers().entrySet().stream().limit(MOST_HEADERS).forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT),
            header.getValue().substring(0, Math.min(LONGEST_HEADER, header.getValue().length()))));
        return headers;
    }

    /** What is no text of that encoding becomes a replacement character; no U+0000 comes through. */
    private static String text(EgressAnswer answer) {
        return new String(answer.body(), charset(answer.header("Content-Type"))).replace('\0', '\uFFFD');
    }

    private static Charset charset(Optional<String> contentType) {
        var named = CHARSET.matcher(contentType.orElse(""));
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
