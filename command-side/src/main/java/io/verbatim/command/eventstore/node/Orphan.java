package io.verbatim.command.eventstore.node;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Work whose node is gone, taken over by this one.
 *
 * @param id   of the work
 * @param from the node that had it
 * @param age  since it was opened, by the database's clock
 */
public record Orphan(String id, String kind, String aggregateId, @Nullable String workspaceId, String from, Duration age) {
}
