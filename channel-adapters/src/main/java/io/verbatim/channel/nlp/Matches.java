package io.verbatim.channel.nlp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import io.verbatim.channel.nlp.Recognition.Found;
import java.util.ArrayList;
import java.util.List;

/** Finds all places of a pattern. */
final class Matches {

    private static final int MOST = 50;
    private static final Cache<String, Pattern> COMPILED = Caffeine.newBuilder().maximumSize(5_000).build();

    private Matches() {
    }

    /** A pattern. Throws a PatternSyntaxException where the text is none. */
    static Pattern sensitive(String pattern) {
        return COMPILED.get(pattern, Pattern::compile);
    }

    /** A pattern for letters of any case. */
    static Pattern insensitive(String pattern) {
        return sensitive("(?i)" + pattern);
    }

    /** What a group of the pattern covers; 0 is all of it. The next may begin with what bounded the last. */
    static List<Found> of(String name, Pattern pattern, int group, String text, boolean system) {
        var found = new ArrayList<Found>();
        var matcher = pattern.matcher(text);
        for (int from = 0; from <= text.length() && found.size() < MOST && matcher.find(from);) {
            int start = matcher.start(group);
            int end = matcher.end(group);
            if (end > start && start >= 0) {
                found.add(new Found(name, text.substring(start, end), start, end, system));
            }
            from = Math.max(end, matcher.start() + 1);
        }
        return found;
    }
}
