package io.verbatim.shared.bot.flow;

import org.jspecify.annotations.Nullable;

/**
 * Ends the session, after saying {@code text} if there is one.
 */
public record End(String id, @Nullable Boolean entry, @Nullable String text, @Nullable Boolean errorEmail) implements Component {
}
