package io.verbatim.shared.bot.flow;

import org.jspecify.annotations.Nullable;

/**
 * Sends an e-mail and goes on.
 *
 * @param to         one address or several, with commas between them
 * @param repeatSafe whether it may be sent again when nobody knows whether it was sent
 * @param error      where to go when it cannot be sent
 */
public record Email(String id, @Nullable Boolean entry, @Nullable String to, @Nullable String subject, @Nullable String body,
                    @Nullable Boolean repeatSafe, @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {
}
