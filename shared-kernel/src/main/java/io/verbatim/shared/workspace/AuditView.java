package io.verbatim.shared.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed or read what, when, from where.
 *
 * @param actor    a key, a member or the system
 * @param action   in the past tense, {@code bot_published}
 * @param resource the id of what it was done to
 * @param before   what was there; null where there was nothing, or nothing changed
 * @param after    what is there now; null where nothing is, or nothing changed
 */
public record AuditView(String id, Instant at, @Nullable String actor, String action, String resource, @Nullable Object before,
                        @Nullable Object after, @Nullable String ip) {
}
