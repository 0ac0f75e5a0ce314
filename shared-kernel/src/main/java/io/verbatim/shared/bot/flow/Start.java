package io.verbatim.shared.bot.flow;

import org.jspecify.annotations.Nullable;

/**
 * Where every session begins; a flow has exactly one.
 */
public record Start(String id, @Nullable Boolean entry, @Nullable String next, @Nullable Boolean errorEmail) implements Component {
}
