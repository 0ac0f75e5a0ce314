package io.verbatim.channel.whatsapp.graph;

import io.verbatim.channel.vault.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange of tokens came to.
 *
 * @param value   null if it was refused
 * @param lasts   null for ever
 * @param refusal as Meta gives it; null if there is a token
 */
public record Token(@Nullable Secret value, @Nullable Duration lasts, @Nullable String refusal) {
    static Token refused(String why) {
        return new Token(null, null, why);
    }
}
