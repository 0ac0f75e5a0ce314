package io.verbatim.channel.export;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Whether a caller takes an answer packed with gzip (RFC 9110, 12.5.3). */
final class Packing {
    private static final String GZIP = "gzip";
    private static final String ANY = "*";

    private Packing() {
    }

    static boolean isWanted(HttpServletRequest request) {
        var codings = Collections.list(request.getHeaders("Accept-Encoding")).stream().flatMap(line -> Arrays.stream(line.split(",")))
            .map(coding -> coding.strip().toLowerCase(Locale.ROOT)).toList();
        return codings.stream().anyMatch(coding -> isNamed(coding, GZIP))
            ? accepts(codings, GZIP) : accepts(codings, ANY);
    }

    private static boolean accepts(List<String> codings, String name) {
        return codings.stream().anyMatch(coding -> isNamed(coding, name) && !coding.replaceAll("\\s", "").matches(".*;q=0(\\.0*)?"));
    }

    private static boolean isNamed(String coding, String name) {
        return coding.split(";")[0].strip().equals(name);
    }
}
