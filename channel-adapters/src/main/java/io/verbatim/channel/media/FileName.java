package io.verbatim.channel.media;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name under which a file is given out: the sender's, made harmless. */
final class FileName {
    private static final int LONGEST = 150;
    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\\\/:*?\"<>|]+");

    private FileName() {
    }

    /** Of the given name, or of the last part of the URL's path. */
    static String of(@Nullable String given, String url) {
        String name = Optional.ofNullable(given).filter(text -> !text.isBlank()).orElseGet(() -> lastOf(url));
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = ODD.matcher(last).replaceAll("_").strip();
        return clean.isEmpty() || clean.matches("[._]+") ? "file" : cut(clean);
    }

    private static String lastOf(String url) {
        String path = url.split("[?#]", 2)[0];
        int scheme = path.indexOf("://");
        int slash = path.lastIndexOf('/');
        return slash > scheme + 2 ? path.substring(slash + 1) : "";
    }

    private static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        return name.substring(name.offsetByCodePoints(name.length(), -LONGEST));
    }
}
