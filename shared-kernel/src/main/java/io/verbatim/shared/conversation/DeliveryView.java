package io.verbatim.shared.conversation;

import io.verbatim.shared.channel.ChannelId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one message to the user.
 *
 * @param state          {@code pending}, {@code delivered}, {@code failed}, {@code unknown}
 * @param reason         why it failed, or why nobody knows
 * @param detail         the provider's code, where it refused or reported a failure
 * @param providerStatus the furthest that the provider has reported: {@code sent}, {@code delivered}, {@code read}, {@code played}, or
 *                       {@code failed} before any of the last three
 * @param round          how often it was asked for
 */
public record DeliveryView(DeliveryId id, MessageId messageId, ChannelId channelId, ConversationId conversationId, TurnId turnId,
                           String state, @Nullable String reason, @Nullable String detail, @Nullable String providerStatus, int round,
                           List<Attempt> attempts, Instant createdAt, Instant updatedAt) {

    /**
     * One try.
     *
     * @param no       counts them over all parts
     * @param part     from 1
     * @param outcome  {@code accepted}, {@code retry}, {@code failed}, {@code unknown}
     * @param detail   the provider's code, where it refused
     * @param status   of the HTTP answer; null where there was none
     * @param template the name of the template that was sent in place of the part
     * @param cut      what of the part was cut short to fit
     */
    public record Attempt(int no, int part, Instant at, String outcome, @Nullable String reason, @Nullable String detail, @Nullable Integer status,
                          @Nullable Long latencyMs, @Nullable String node, @Nullable String template, @Nullable String cut) { }
}
