package io.verbatim.channel.vault;

import java.time.Instant;

/** What people see of a secret that has a name. */
public record NamedSecret(String name, String mask, Instant updatedAt) {
}
