package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import io.verbatim.command.eventstore.wiring.WiredApplication;
import io.verbatim.command.eventstore.wiring.WiredApplication.Rename;
import io.verbatim.shared.AwaitViews;
import io.verbatim.shared.Facts;
import io.verbatim.shared.StoreUnavailable;
import io.verbatim.shared.bot.BotId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventStoreConfigurationTest {

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(WiredApplication.class).web(WebApplicationType.NONE)
            .run("--spring.datasource.url=" + StoreFixture.newDatabase(), "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void showsAWriteToWhoeverWaitsForTheViews() {
        var bot = BotId.next();
        rename(bot, "Ada");

        assertThat(ask(new AwaitViews())).hasValueSatisfying(position -> assertThat(position).isGreaterThanOrEqualTo(end()));
        assertThat(ask(new AwaitViews(1L))).hasValue(1L);
        assertThat(names(bot)).containsExactly("Ada");
    }

    @Test
    void carriesFactsFromTheCommandToTheEvent() {
        var bot = BotId.next();

        rename(bot, "Grace");

        assertThat(jdbc().sql("select metadata->>'workspace_id' || ' ' || (metadata->>'actor') from event where aggregate_id = ?")
            .param(bot.value()).query(String.class).single()).isEqualTo("ws_1 somebody");
    }

    @Test
    void runsSagasAndWhatTheyCommand() {
        var bot = BotId.next();

        rename(bot, "saga");

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(names(bot)).containsExactly("saga", "by saga"));
        assertThat(jdbc().sql("select count(*) from saga").query(Long.class).single()).isPositive();
    }

    @Test
    void parksWhatASagaCannotTake() {
        var bot = BotId.next();

        rename(bot, "poison");

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
            jdbc().sql("select processor from parked where sequence = ?").param(bot.value()).query(String.class).list())
            .containsExactly("wired-saga"));
        assertThat(names(bot)).containsExactly("poison");
    }

    @Test
    void runsLiveHandlersInTheAppendingThread() {
        var bot = BotId.next();

        rename(bot, "live");

        assertThat(WiredApplication.LIVE.get(bot)).isEqualTo("live on " + Thread.currentThread().getName());
    }

    @Test
    void recoversByItselfWhenTheServerEndsAllConnections() {
        var bot = BotId.next();
        rename(bot, "before");
        jdbc().sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
            .query(Boolean.class).list();

        Awaitility.await().ignoreExceptionsInstanceOf(StoreUnavailable.class).until(() -> {
            rename(bot, "after");
            return true;
        });

        Awaitility.await().ignoreExceptionsInstanceOf(DataAccessException.class)
            .untilAsserted(() -> assertThat(names(bot)).containsExactly("before", "after"));
    }

    @Test
    void runsProcessorsInTransactionsOfSpring() {
        assertThat(application.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    private static void rename(BotId bot, String name) {
        application.getBean(CommandGateway.class)
            .sendAndWait(asCommandMessage(new Rename(bot, name)).withMetaData(Map.of(Facts.WORKSPACE, "ws_1", Facts.ACTOR, "somebody")));
    }

    private static Optional<Long> ask(AwaitViews query) {
        return application.getBean(QueryGateway.class).query(query, ResponseTypes.optionalInstanceOf(Long.class)).join();
    }

    private static long end() {
        return jdbc().sql("select max(global_index) from event").query(Long.class).single();
    }

    private static List<String> names(BotId bot) {
        return jdbc().sql("select name from wired_name where bot = ? order by position").param(bot.value()).query(String.class).list();
    }

    private static JdbcClient jdbc() {
        return application.getBean("eventStoreJdbc", JdbcClient.class);
    }
}
