package io.verbatim.shared.bot.flow;

import org.jspecify.annotations.Nullable;

/**
 * Goes on at another step.
 */
public record Goto(String id, @Nullable Boolean entry, @Nullable String component, @Nullable Boolean errorEmail) implements Component {
}
