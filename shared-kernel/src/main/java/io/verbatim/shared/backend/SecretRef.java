package io.verbatim.shared.backend;

/**
 * Stands for a secret that is kept encrypted elsewhere.
 *
 * @param id          where it is kept
 * @param mask        what people see instead of it
 * @param fingerprint tells whether two secrets are the same, and nothing else
 */
public record SecretRef(String id, String mask, String fingerprint) {
}
