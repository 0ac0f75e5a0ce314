package io.verbatim.channel.whatsapp.graph;

import io.verbatim.channel.vault.Secret;

/**
 * What a channel calls the Graph API with.
 *
 * @param version of the API, such as {@code v21.0}
 */
public record Login(String version, Secret token) {
}
