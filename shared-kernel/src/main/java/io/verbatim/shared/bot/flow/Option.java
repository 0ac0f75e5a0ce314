package io.verbatim.shared.bot.flow;

import org.jspecify.annotations.Nullable;

/**
 * One answer that a question offers.
 *
 * @param text        its label
 * @param description a second line, in lists only
 * @param next        where choosing it leads
 */
public record Option(@Nullable String id, @Nullable String text, @Nullable String description, @Nullable String next) {
}
