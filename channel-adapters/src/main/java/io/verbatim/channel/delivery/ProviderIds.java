package io.verbatim.channel.delivery;

import io.verbatim.channel.vault.Signatures;
import io.verbatim.shared.channel.ChannelId;

/** Receivers' own names for messages, which may hold a telephone number: only their keyed hashes are kept. */
final class ProviderIds {
    private ProviderIds() {
    }

    static String reference(Signatures signatures, ChannelId channel, String providerId) {
        return signatures.of("provider-messages", channel.value() + " " + providerId);
    }
}
