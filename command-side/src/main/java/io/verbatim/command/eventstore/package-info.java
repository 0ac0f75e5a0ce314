/** The event store: appends in groups, reads streams, keeps snapshots; behind Axon's interface, on PostgreSQL. */
@NullMarked
package io.verbatim.command.eventstore;

import org.jspecify.annotations.NullMarked;
