package io.verbatim.shared.workspace;

/**
 * An API key as it is kept: never the key itself.
 *
 * @param last4 its last four characters, for people to tell keys apart
 */
public record IssuedKey(KeyId id, KeyDigest digest, String last4) {
}
