package io.verbatim.command.eventstore;

import io.verbatim.shared.Bound;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;

/** The buses as this store wants them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    // Enough for the writer's groups, and few enough for each to get its connection soon.
    private static final int DECIDED_AT_ONCE = 128;
    // Less than clients usually wait; hundreds are decided in a second.
    private static final Duration PATIENCE_AT_THE_GATE = Duration.ofSeconds(30);
    private static final int SNAPSHOTS_AT_MOST = 256;

    /** No transaction: what a command changes, it changes by its events, and appending them is a transaction. */
    @Bean
    CommandBus commandBus(Configuration axon, DuplicateCommandHandlerResolver duplicates) {
        var bus = SimpleCommandBus.builder()
            .transactionManager(NoTransactionManager.instance())
            .duplicateCommandHandlerResolver(duplicates)
            .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
            .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, ScheduledExecutorService lostRacesExecutor, CommandGate gate) {
        return new RefusingGateway(DefaultCommandGateway.builder().commandBus(bus).retryScheduler(new LostRaces(lostRacesExecutor)), gate);
    }

    @Bean
    CommandGate commandGate() {
        return new CommandGate(DECIDED_AT_ONCE, PATIENCE_AT_THE_GATE);
    }

    @Bean
    Bound commandsBeingDecided(CommandGate gate) {
        return gate.bound();
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService lostRacesExecutor() {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("lost-races").daemon().factory());
    }

    /** A query is one statement or a few reads: no transaction round it. */
    @Bean
    QueryBus queryBus(Configuration axon, QueryUpdateEmitter emitter) {
        var bus = SimpleQueryBus.builder()
            .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
            .transactionManager(NoTransactionManager.instance())
            .queryUpdateEmitter(emitter)
            .build();
        return bus;
    }

    @Bean
    CorrelationDataProvider correlation() {
        return new Correlation();
    }

    @Bean
    Snapshotter aggregateSnapshotter(Configuration axon, SnapshotTable snapshots, Serializer serializer, ExecutorService snapshotExecutor) {
        return new MemorySnapshotter(axon::repository, snapshots, serializer, snapshotExecutor);
    }

    /** Stores snapshots beside the commands, one at a time. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService snapshotExecutor() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(SNAPSHOTS_AT_MOST),
            Thread.ofPlatform().name("snapshots").daemon().factory());
    }
}
