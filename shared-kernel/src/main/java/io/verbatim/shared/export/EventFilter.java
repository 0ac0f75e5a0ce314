package io.verbatim.shared.export;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the log are wanted.
 *
 * @param end    the last position
 * @param since  recorded then or later; null for any time
 * @param before recorded earlier; null for any time
 * @param types  as stored; none for all of them
 */
public record EventFilter(long end, @Nullable Instant since, @Nullable Instant before, Set<String> types) {
}
