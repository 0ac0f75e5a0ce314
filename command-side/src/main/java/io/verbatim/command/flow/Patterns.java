package io.verbatim.command.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Regular expressions that authors of flows write: RE2 only, which takes linear time on any text, and of a bounded size. */
final class Patterns {
    /** Characters of one. */
    static final int LONGEST = 1_000;
    /** Size of one when its counted repetitions are written out; see {@link PatternSize}. */
    static final int LARGEST = 20_000;
    /** Why one is refused. */
    static final String REFUSAL = "is not a regular expression of RE2 with at most %d characters, written out at most %d"
        .formatted(LONGEST, LARGEST);
    // A compiled one takes some 100 bytes for each unit of its size.
    private static final int LARGEST_CACHE = 1_000_000;
    private static final Cache<Key, Optional<Compiled>> COMPILED = Caffeine.newBuilder().maximumWeight(LARGEST_CACHE)
        .weigher((Key key, Optional<Compiled> compiled) -> 50 + compiled.map(Compiled::size).orElse(0)).build();

    private Patterns() {
    }

    /** The compiled expression; empty if it is none, or too large a one. */
    static Optional<Compiled> of(String pattern, boolean caseSensitive) {
        boolean fits = pattern.length() <= LONGEST && PatternSize.of(pattern) <= LARGEST;
        return fits ? COMPILED.get(new Key(pattern, caseSensitive), Patterns::compile) : Optional.empty();
    }

    private static Optional<Compiled> compile(Key key) {
        try {
            var pattern = Pattern.compile(key.pattern(), key.caseSensitive() ? 0 : Pattern.CASE_INSENSITIVE);
            return Optional.of(new Compiled(pattern, (int) PatternSize.of(key.pattern())));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private record Key(String pattern, boolean caseSensitive) { }

    /** An expression that is ready. Linear time still is size times length: what would take seconds is taken for no match. */
    record Compiled(Pattern pattern, int size) {
        private static final long MOST_WORK = 20_000_000;

        boolean matches(String text) {
            return isBearable(text) && pattern.matches(text);
        }

        boolean findsIn(String text) {
            return isBearable(text) && pattern.matcher(text).find();
        }

        private boolean isBearable(String text) {
            return (long) size * text.length() <= MOST_WORK;
        }
    }
}
