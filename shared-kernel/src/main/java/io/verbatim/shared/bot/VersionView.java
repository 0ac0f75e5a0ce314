package io.verbatim.shared.bot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published version.
 *
 * @param publishedBy who published it
 * @param active      whether new sessions use it
 * @param definition  the frozen draft; null in lists
 */
public record VersionView(int version, Instant publishedAt, String publishedBy, @Nullable String notes, boolean active,
                          @Nullable BotDraft definition) {
}
