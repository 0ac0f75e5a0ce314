package io.verbatim.command.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Regular expressions that authors of flows write: RE2 only, which takes linear time on any text, and of a bounded size. */
final class Patterns {
    private static final int LONGEST = 1_000;
    private static final int LARGEST = 20_000;
    private static final Cache<Key, Optional<Pattern>> COMPILED = Caffeine.newBuilder().maximumSize(1_000).build();

    private Patterns() {
    }

    /** The compiled expression; empty if it is none, or too large a one. */
    static Optional<Pattern> of(String pattern, boolean caseSensitive) {
        boolean fits = pattern.length() <= LONGEST && PatternSize.of(pattern) <= LARGEST;
        return fits ? COMPILED.get(new Key(pattern, caseSensitive), Patterns::compile) : Optional.empty();
    }

    private static Optional<Pattern> compile(Key key) {
        try {
            return Optional.of(Pattern.compile(key.pattern(), key.caseSensitive() ? 0 : Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private record Key(String pattern, boolean caseSensitive) { }
}
