package io.verbatim.command.conversation;

import io.verbatim.command.eventstore.SharedRepository;
import io.verbatim.command.eventstore.node.Node;
import io.verbatim.command.flow.FlowEngine;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the conversation together. */
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    @Bean
    Repository<Conversation> conversationRepository(EventStore events, Cache aggregates, Snapshotter snapshotter,
                                                    ParameterResolverFactory parameters, Node node,
                                                    @Value("${verbatim.snapshot-every:500}") int snapshotEvery) {
        var settings = EventSourcingRepository.builder(Conversation.class)
            .eventStore(events)
            .cache(aggregates)
            .parameterResolverFactory(parameters)
            .snapshotTriggerDefinition(new SnapshotsAtRest(snapshotter, snapshotEvery));
        return new SharedRepository<>(settings, events, aggregates, node);
    }

    @Bean
    Decisions decisions(Flows flows, Backends backends, RandomGenerator dice) {
        var chance = new RealChance(dice);
        var engine = new FlowEngine();
        var dispatches = new Dispatches(backends, chance);
        var turns = new Turns(engine, flows, dispatches, chance);
        return new Decisions(flows, turns, new Attempts(turns, dispatches, new Streaming(chance)), new Effects(turns, chance));
    }

    /** Each thread its own dice, so that nobody waits for them. */
    @Bean
    RandomGenerator dice() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
