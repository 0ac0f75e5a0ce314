package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.CommittedEvents;
import io.verbatim.command.eventstore.StoredEvents;
import io.verbatim.command.eventstore.node.Node;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs every processing group by our own processor; groups named {@code live-...} by the events that this node has just committed. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {

    private static final String LIVE = "live-";
    // What a node without dispatch leaves to those that have it.
    private static final Set<Class<?>> WORK = Set.of(AttemptStarted.class, EffectRequested.class, DeliveryRequested.class);

    @Bean
    SettledWatermark settledWatermark(JdbcClient eventStoreJdbc) {
        return new SettledWatermark(eventStoreJdbc);
    }

    @Bean
    SettledLog settledLog(SettledWatermark watermark) {
        return new SettledLog(watermark);
    }

    @Bean
    TellingOthers tellingOthers(JdbcClient eventStoreJdbc, Node node, CommittedEvents committed, ObjectProvider<NodeRoles> roles) {
        var telling = new TellingOthers(eventStoreJdbc, node, of(roles));
        committed.subscribe(events -> telling.tell());
        return telling;
    }

    @Bean
    ListeningToOthers listeningToOthers(DataSource dataSource, Node node, SettledWatermark watermark) {
        var listening = new ListeningToOthers(dataSource, node.name());
        listening.whenTheyStore(node::meet);
        listening.whenTheyStore(watermark::nudge);
        return listening;
    }

    @Bean
    SettledProcessors settledProcessors(JdbcClient eventStoreJdbc, SettledWatermark watermark, CommittedEvents committed) {
        var processors = new SettledProcessors(eventStoreJdbc, watermark);
        committed.subscribe(processors::look);
        return processors;
    }

    @Bean
    ConfigurerModule settledProcessing(JdbcClient eventStoreJdbc, StoredEvents stored, PlatformTransactionManager transactions,
                                       SettledWatermark watermark, SettledProcessors processors, CommittedEvents committed,
                                       ObjectProvider<NodeRoles> roles) {
        var tables = new LogTables(watermark, new LogReader(eventStoreJdbc, stored), new PositionTable(eventStoreJdbc),
            new ParkedTable(eventStoreJdbc), transactions);
        var unwanted = of(roles).has(NodeRole.COMMAND) ? Set.<Class<?>>of() : WORK;
        return configurer -> process(configurer.eventProcessing(), (name, invoker) -> name.startsWith(LIVE)
            ? new LiveEventProcessor(name, invoker, committed, unwanted)
            : settled(name, invoker, tables, processors, of(roles)));
    }

    /** Sagas are of those who dispatch, views of those who project. */
    private static EventProcessor settled(String name, EventHandlerInvoker invoker, LogTables tables, SettledProcessors processors,
                                          NodeRoles roles) {
        if (roles.has(HandledTypes.hasSagas(invoker) ? NodeRole.COMMAND : NodeRole.QUERY)) {
            var processor = new SettledEventProcessor(name, invoker, tables);
            processors.add(processor);
            return processor;
        }
        processors.addElsewhere(name, invoker);
        return new ProcessorElsewhere(name, invoker);
    }

    private static NodeRoles of(ObjectProvider<NodeRoles> roles) {
        return roles.getIfAvailable(() -> NodeRoles.EVERY);
    }

    /** Axon would log what a handler throws, and go on: nothing may be passed over. */
    private static void process(EventProcessingConfigurer processing, Factory factory) {
        processing.registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
            .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance())
            .registerEventProcessorFactory((name, configuration, invoker) -> factory.make(name, invoker));
    }

    /** Makes the processor of a group. */
    @FunctionalInterface
    private interface Factory {

        EventProcessor make(String name, EventHandlerInvoker invoker);
    }
}
