package io.verbatim.channel.vault;

import java.time.Instant;

/**
 * What people see of a secret that has a name.
 *
 * @param revision is another each time that it is kept; the ETag
 */
public record NamedSecret(String name, String mask, Instant createdAt, Instant updatedAt, long revision) {

    /** Whether it was kept for the first time. */
    public boolean isNew() {
        return createdAt.equals(updatedAt);
    }
}
