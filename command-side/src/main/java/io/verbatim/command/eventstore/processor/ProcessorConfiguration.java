package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.CommittedEvents;
import io.verbatim.command.eventstore.StoredEvents;
import io.verbatim.command.eventstore.node.Node;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs every processing group by our own processor; groups named {@code live-...} by the events that this node has just committed. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {

    private static final String LIVE = "live-";

    @Bean
    SettledWatermark settledWatermark(JdbcClient eventStoreJdbc) {
        return new SettledWatermark(eventStoreJdbc);
    }

    @Bean
    SettledLog settledLog(SettledWatermark watermark) {
        return new SettledLog(watermark);
    }

    @Bean
    TellingOthers tellingOthers(JdbcClient eventStoreJdbc, Node node, CommittedEvents committed) {
        var telling = new TellingOthers(eventStoreJdbc, node);
        committed.subscribe(events -> telling.tell());
        return telling;
    }

    @Bean
    ListeningToOthers listeningToOthers(DataSource dataSource, Node node, SettledWatermark watermark) {
        return new ListeningToOthers(dataSource, node.name(), () -> {
            node.meet();
            watermark.nudge();
        });
    }

    @Bean
    SettledProcessors settledProcessors(JdbcClient eventStoreJdbc, SettledWatermark watermark, CommittedEvents committed) {
        var processors = new SettledProcessors(eventStoreJdbc, watermark);
        committed.subscribe(processors::look);
        return processors;
    }

    @Bean
    ConfigurerModule settledProcessing(JdbcClient eventStoreJdbc, StoredEvents stored, PlatformTransactionManager transactions,
                                       SettledWatermark watermark, SettledProcessors processors, CommittedEvents committed) {
        var tables = new LogTables(watermark, new LogReader(eventStoreJdbc, stored), new PositionTable(eventStoreJdbc),
            new ParkedTable(eventStoreJdbc), transactions);
        return configurer -> process(configurer.eventProcessing(), (name, invoker) -> name.startsWith(LIVE)
            ? new LiveEventProcessor(name, invoker, committed)
            : settled(new SettledEventProcessor(name, invoker, tables), processors));
    }

    /** Axon would log what a handler throws, and go on: nothing may be passed over. */
    private static void process(EventProcessingConfigurer processing, Factory factory) {
        processing.registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
            .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance())
            .registerEventProcessorFactory((name, configuration, invoker) -> factory.make(name, invoker));
    }

    private static EventProcessor settled(SettledEventProcessor processor, SettledProcessors processors) {
        processors.add(processor);
        return processor;
    }

    /** Makes the processor of a group. */
    @FunctionalInterface
    private interface Factory {

        EventProcessor make(String name, EventHandlerInvoker invoker);
    }
}
