package io.verbatim.command.eventstore;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set of the event store.
 *
 * @param cachedAggregates how many aggregates are kept ready in memory, of all kinds together
 */
@ConfigurationProperties("verbatim.event-store")
record EventStoreSettings(@DefaultValue("20000") int cachedAggregates) {
}
