package io.verbatim.command.eventstore;

import io.verbatim.command.eventstore.node.Node;
import io.verbatim.shared.Bound;
import io.verbatim.shared.Ids;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRoles;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts our store behind Axon. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventStoreSettings.class)
@PropertySource("classpath:io/verbatim/command/eventstore/axon.properties")
class EventStoreConfiguration {

    private static final int QUERY_SECONDS_AT_MOST = 15;

    /** The name of this run of the process. */
    @Bean
    NodeName nodeName() {
        return new NodeName(Ids.next("node"));
    }

    @Bean
    @Primary
    Serializer storedSerializer() {
        return StoredSerializer.create();
    }

    /** Like the common client, but no statement may hang for ever. */
    @Bean
    JdbcClient eventStoreJdbc(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(QUERY_SECONDS_AT_MOST);
        return JdbcClient.create(template);
    }

    @Bean
    StoredEvents storedEvents(Serializer serializer) {
        return new StoredEvents(serializer);
    }

    /** For those who read the log by themselves. */
    @Bean
    EventUpcaster eventUpcaster() {
        return Upcasters.ALL;
    }

    @Bean
    CommittedEvents committedEvents() {
        return new CommittedEvents();
    }

    @Bean
    GroupWriter groupWriter(DataSource dataSource, Node node, ObjectProvider<NodeRoles> roles) {
        var insert = new EventInsert(node.name(), roles.getIfAvailable(() -> NodeRoles.EVERY));
        return new GroupWriter(new WriterConnection(dataSource), insert, node::takeLeaseAnew);
    }

    @Bean
    EventStoreLifecycle eventStoreLifecycle(GroupWriter writer) {
        return new EventStoreLifecycle(writer);
    }

    @Bean
    SnapshotTable snapshotTable(JdbcClient eventStoreJdbc) {
        return new SnapshotTable(eventStoreJdbc);
    }

    @Bean
    EventStorageEngine eventStorageEngine(GroupWriter writer, JdbcClient eventStoreJdbc, SnapshotTable snapshots, Serializer serializer,
                                          ObjectProvider<AppendHook> hooks, CommittedEvents committed) {
        return new PostgresEventStorageEngine(writer, new EventTable(eventStoreJdbc), snapshots, serializer,
            hooks.orderedStream().toList(), committed);
    }

    /** For processors and deadlines; the command bus has none, for an append is a transaction of its own. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    SagaStore<Object> sagaStore(DataSource dataSource, Serializer serializer) {
        var schema = new PostgresSagaSqlSchema(SagaSchema.builder().sagaEntryTable("saga").sagaIdColumn("saga_id")
            .sagaTypeColumn("saga_type").serializedSagaColumn("serialized_saga").associationValueEntryTable("saga_association")
            .associationKeyColumn("association_key").associationValueColumn("association_value").build());
        // A saga's events and its deadlines come on two threads, on one node or two: the row makes them take turns.
        schema.setExclusiveLoad(true);
        return JdbcSagaStore.builder().connectionProvider(new SpringDataSourceConnectionProvider(dataSource)).sqlSchema(schema)
            .serializer(serializer).build();
    }

    /** For the repositories of aggregates; on several nodes an entry may be stale, which the append finds out. */
    @Bean
    AggregateCache aggregateCache(EventStoreSettings settings) {
        return new AggregateCache(settings.cachedAggregates());
    }

    @Bean
    Bound aggregatesInMemory(AggregateCache cache, EventStoreSettings settings) {
        return new Bound("aggregates", cache::size, settings.cachedAggregates());
    }

    @Bean
    Bound appendsThatWait(GroupWriter writer) {
        return new Bound("appends", writer.waiting::size, GroupWriter.WAITING_AT_MOST);
    }
}
