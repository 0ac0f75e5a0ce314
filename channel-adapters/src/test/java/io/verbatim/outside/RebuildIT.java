package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.shared.replay.ListProjections;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Views made again beside those in use. */
@ExtendWith(Running.class)
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HASH = "SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM %s t";
    // All that hangs on the tables of the product, without what differs from one table to the next of the same name.
    private static final String SHAPE = """
        SELECT coalesce(string_agg(line, E'\\n' ORDER BY line), '') FROM (
            SELECT 'index ' || indexdef AS line FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT format('policy %s %s %s %s %s', tablename, policyname, roles, cmd, qual) FROM pg_policies
            UNION ALL SELECT format('table %s %s %s %s', relname, reloptions, relrowsecurity,
                    (SELECT array_agg(a ORDER BY a) FROM aclexplode(relacl) a WHERE a.grantee <> relowner)) FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            UNION ALL SELECT format('column %s %s %s %s', table_name, column_name, data_type, is_nullable) FROM information_schema.columns
                WHERE table_schema = 'public'
            UNION ALL SELECT format('view %s %s', viewname, definition) FROM pg_views WHERE schemaname = 'observe'
            UNION ALL SELECT format('schema %s', nspname) FROM pg_namespace WHERE nspname LIKE 'rebuild%') AS lines
        """;

    private final Product product;
    private final Api api;
    private final JdbcClient jdbc;

    RebuildIT(Product product) {
        this.product = product;
        this.api = product.owner();
        this.jdbc = product.context().getBean(JdbcClient.class);
    }

    @Test
    void makesEveryViewAgainAsItWasWhileItIsRead() {
        var shape = jdbc.sql(SHAPE).query(String.class).single();
        try (var backend = FakeBackend.start(); var readings = new Readings(talk(backend))) {
            int calls = backend.received().size();

            assertThat(isSameAfterRebuild()).isTrue();
            assertThat(jdbc.sql(SHAPE).query(String.class).single()).isEqualTo(shape);
            assertThat(readings.end()).isEmpty();
            assertThat(backend.received()).hasSize(calls);
        }
    }

    private boolean isSameAfterRebuild() {
        boolean isSame = false;
        // What happens meanwhile by itself, such as the end of a session, may change a view.
        for (int i = 0; !isSame && i < 3; i++) {
            var before = hashes();
            projections().stream().map(this::begun).toList().forEach(this::awaitEnd);
            isSame = hashes().equals(before);
        }
        return isSame;
    }

    private String begun(String projection) {
        return api.post("/v1/replays", "{\"from\": 0, \"target\": {\"projection\": \"%s\"}}".formatted(projection)).is(201)
            .header("Location");
    }

    private void awaitEnd(String replay) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            var now = api.get(replay).is(200);
            assertThat(now.textAt("/data/state")).as(now.text()).isEqualTo("completed");
        });
    }

    private List<String> projections() {
        return product.context().getBean(QueryGateway.class)
            .query(new ListProjections(), ResponseTypes.multipleInstancesOf(String.class)).join();
    }

    /** What stands in each table of a view, in a form that knows no order. */
    private Map<String, String> hashes() {
        var tables = jdbc.sql("""
            SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname = ANY (string_to_array(
                'api_key attempt backend bot bot_version channel channel_activity channel_count channel_trouble conversation delivery '
                || 'delivery_attempt delivery_report dispatch draft experiment_count experiment_dispatch experiment_progress '
                || 'experiment_session integration_breaker integration_status member message test_session turn workspace', ' '))
            """).query(String.class).list();
        assertThat(tables).hasSize(26);
        var hashes = new TreeMap<String, String>();
        tables.forEach(table -> hashes.put(table, jdbc.sql(HASH.formatted(table)).query(String.class).single()));
        return hashes;
    }

    /** Something of everything; answers the path of a conversation. */
    private String talk(FakeBackend backend) {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        chat.say("anna", "Anna").is(200);
        var asked = product.bot(Flows.COUNTER).withoutEcho();
        backend.will(Behaviour.answers(500, "{}"), Behaviour.says("Here"));
        asked.integration("Shop", backend, "\"max_retries\": 1, \"retry_backoff_ms\": 1");
        var counter = asked.channel();
        counter.start("{\"session_id\": \"bert\"}").is(200);
        var turn = counter.select("bert", "opt_ask").is(200);
        api.post(bot.path() + "/test-sessions", "{}").is(201);
        return "/v1/conversations/" + turn.textAt("/conversation_id");
    }

    /** Reads on and on what is being made again. */
    private final class Readings implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final CompletableFuture<String> failure;

        Readings(String conversation) {
            failure = CompletableFuture.supplyAsync(() -> run(conversation));
        }

        String end() {
            over.set(true);
            return failure.join();
        }

        @Override
        public void close() {
            over.set(true);
        }

        private String run(String conversation) {
            while (!over.get()) {
                var failed = Stream.of(conversation, conversation + "/messages", conversation + "/events", "/v1/bots", "/v1/workspace")
                    .map(api::get).filter(answer -> answer.status() != 200).findFirst();
                if (failed.isPresent()) {
                    return failed.get().text();
                }
                jdbc.sql("SELECT count(*) FROM observe.v_message JOIN observe.v_attempt USING (message_id)").query(Long.class).single();
            }
            return "";
        }
    }
}
