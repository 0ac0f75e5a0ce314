package io.verbatim.command.eventstore.wiring;

import io.verbatim.command.eventstore.EventStoreBeans;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application small enough to see that the store, the buses, the views and the sagas find each other. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventStoreBeans.class, WiredApplication.Renamed.class, WiredApplication.Renamer.class})
public class WiredApplication {

    /** What the live handler saw, and on which thread. */
    public static final Map<BotId, String> LIVE = new ConcurrentHashMap<>();

    /** Gives a bot a name. */
    public record Rename(@TargetAggregateIdentifier BotId bot, String name) { }

    @Bean
    Names names(JdbcClient eventStoreJdbc) {
        return new Names(eventStoreJdbc);
    }

    @Bean
    Live live() {
        return new Live();
    }

    /** A bot with a name. */
    @Aggregate
    public static class Renamed {

        @AggregateIdentifier
        private BotId id;

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        public void handle(Rename command) {
            AggregateLifecycle.apply(new BotChanged(command.bot(), command.name(), null));
        }

        @EventSourcingHandler
        public void on(BotChanged event) {
            id = event.botId();
        }
    }

    /** A view. */
    @ProcessingGroup("wired-names")
    public static class Names {

        private final JdbcClient jdbc;

        Names(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        public void on(BotChanged event, TrackingToken token, @MetaDataValue("workspace_id") String workspace) {
            jdbc.sql("create table if not exists wired_name (bot text, name text, position bigint primary key, workspace text)").update();
            jdbc.sql("insert into wired_name values (?, ?, ?, ?)")
                .params(event.botId().value(), event.name(), token.position().orElseThrow(), workspace)
                .update();
        }
    }

    /** A listener in memory. */
    @ProcessingGroup("live-wired")
    public static class Live {

        @EventHandler
        public void on(BotChanged event) {
            LIVE.put(event.botId(), "%s on %s".formatted(event.name(), Thread.currentThread().getName()));
        }
    }

    /** A saga. */
    @Saga
    @ProcessingGroup("wired-saga")
    public static class Renamer {

        private int seen;

        @StartSaga
        @SagaEventHandler(associationProperty = "botId")
        public void on(BotChanged event, CommandGateway commands) {
            seen++;
            if (event.name().equals("poison")) {
                throw new IllegalStateException("poison");
            }
            if (event.name().equals("saga")) {
                commands.send(new Rename(event.botId(), "by saga"));
            }
        }
    }
}
