package io.verbatim.command.eventstore.deadline;

import java.time.Clock;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Deadlines in PostgreSQL. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    @Bean
    DeadlineTable deadlineTable(JdbcClient eventStoreJdbc) {
        return new DeadlineTable(eventStoreJdbc);
    }

    @Bean
    DeadlineClock deadlineClock(DeadlineTable table, Configuration axon, Serializer serializer, PlatformTransactionManager transactions) {
        return new DeadlineClock(table, new DeadlineDelivery(new ConfigurationScopeAwareProvider(axon)), serializer, transactions);
    }

    @Bean
    DeadlineManager deadlineManager(DeadlineTable table, DeadlineClock firing, Configuration axon, Serializer serializer,
                                    ObjectProvider<Clock> clock) {
        var manager = new PostgresDeadlineManager(table, firing, serializer, clock.getIfAvailable(Clock::systemUTC));
        manager.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return manager;
    }
}
