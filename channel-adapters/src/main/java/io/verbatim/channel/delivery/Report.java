package io.verbatim.channel.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a message. At least one of the two names is there.
 *
 * @param partId     our name for it, if the report carries it
 * @param providerId the provider's
 * @param status     {@code sent}, {@code delivered}, {@code read}, {@code played}, {@code failed}
 * @param at         by the provider's clock
 * @param detail     a code or word of the provider's, free of personal data
 */
public record Report(@Nullable String partId, @Nullable String providerId, String status, @Nullable Instant at, @Nullable String detail) {
}
