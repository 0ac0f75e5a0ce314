package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is deleted leaves nothing behind but its events, which are facts, and what the audit log says of it. */
@ExtendWith(Running.class)
class RetentionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Product product;
    private final Api api;
    private final JdbcClient jdbc;

    RetentionIT(Product product) {
        this.product = product;
        this.api = product.owner();
        this.jdbc = product.context().getBean(JdbcClient.class);
    }

    @Test
    void leavesNothingOfAConversationThatIsDeleted() {
        var chat = product.bot(Flows.SHORT).channel();
        var started = chat.start("{\"session_id\": \"gone\"}").is(200);
        var id = started.textAt("/conversation_id");
        var other = chat.start("{\"session_id\": \"stays\"}").is(200).textAt("/conversation_id");
        var operator = product.with(api.post("/v1/api-keys", "{\"name\": \"o\", \"role\": \"operator\"}").is(201).textAt("/data/key"));

        operator.delete("/v1/conversations/" + id).isRefused(403, "forbidden");
        api.delete("/v1/conversations/" + id).is(204);

        assertThat(tablesThatTellOf(id, started.textAt("/turn_id"))).isSubsetOf("request");
        List.of("", "/messages", "/events", "/turns/" + started.textAt("/turn_id")).forEach(part ->
            api.get("/v1/conversations/" + id + part).isRefused(410, "erased"));
        api.delete("/v1/conversations/" + id).isRefused(410, "erased");
        other().get("/v1/conversations/" + id).isRefused(404, "not_found");
        api.get("/v1/conversations/" + other).is(200);
        chat.start("{\"session_id\": \"gone\"}").is(200);
        assertThat(api.get("/v1/conversations/%s/events".formatted(id)).is(200).at("/data/0/type").asString()).endsWith("SessionStarted");
        assertThat(api.get("/v1/audit-log?per_page=100").is(200).text()).contains("conversation_deleted");
    }

    @Test
    void leavesNothingInTheBlocksThatSearchesLookInto() {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel();
        var ids = IntStream.range(0, 140).mapToObj(user -> said(chat, "s" + user, "number" + user)).toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tablesThatTellOf(ids.getFirst())).contains("conversation_block"));
        var others = found(bot, "number1");

        api.delete("/v1/conversations/" + ids.getFirst()).is(204);

        assertThat(tablesThatTellOf(ids.getFirst())).isSubsetOf("request");
        assertThat(found(bot, "number0")).isEmpty();
        assertThat(others).hasSize(51).contains(ids.get(1), ids.get(139));
        assertThat(found(bot, "number1")).isEqualTo(others);
    }

    @Test
    void leavesNothingOfAWorkspaceThatIsClosed() {
        var made = api.post("/v1/workspaces", "{\"name\": \"Short-lived\"}").is(201);
        var acme = product.with(made.textAt("/data/key"));
        var bot = acme.post("/v1/bots", "{\"name\": \"b\"}").is(201).textAt("/data/id");
        acme.put("/v1/bots/%s/draft".formatted(bot), Flows.SHORT).is(200);
        acme.post("/v1/bots/%s/publish".formatted(bot)).is(201);
        var integration = acme.post("/v1/bots/%s/integrations".formatted(bot), integration()).is(201).textAt("/data/id");
        var channel = acme.post("/v1/bots/%s/channels".formatted(bot), "{\"type\": \"api\", \"name\": \"c\", \"active\": true}").is(201);
        var chat = new Chat(product, channel.textAt("/data/id"), channel.textAt("/data/api_key"));
        chat.start("{\"session_id\": \"last\"}").is(200);
        acme.post("/v1/members", "{\"email\": \"last@example.com\", \"role\": \"viewer\"}").is(201);
        acme.put("/v1/secrets/crm", "{\"value\": \"hidden\"}").is(201);
        acme.delete("/v1/channels/" + chat.channel()).is(204);
        acme.delete("/v1/bots/" + bot).is(204);
        acme.delete("/v1/workspace").is(204);

        aged("workspace", "workspace_id", made.textAt("/data/id"));
        jdbc.sql("UPDATE conversation SET active = false, due_at = NULL WHERE workspace_id = ?").param(made.textAt("/data/id")).update();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tablesThatTellOf(made.textAt("/data/id"), bot, integration, chat.channel()))
            .isSubsetOf("workspace", "rate_limit"));
    }

    @Test
    void takesTheSecretsOfDeletedThingsAwayUnlessOthersUseThem() {
        var bot = product.bot(Flows.SHORT);
        var alone = api.post(bot.path() + "/integrations", integration()).is(201).textAt("/data/id");
        api.post(bot.path() + "/integrations", integration()).is(201);
        var shared = secretsOf("backend", "bot_id", bot.id());
        var copy = api.post(bot.path() + "/copy", "{}").is(201).textAt("/data/id");
        var before = secretsOf("backend", "backend_id", alone);
        var copied = secretsOf("backend", "bot_id", copy);

        api.delete("/v1/integrations/" + alone).is(204);
        api.delete("/v1/bots/" + copy).is(204);
        aged("backend", "backend_id", alone);
        aged("bot", "bot_id", copy);

        var gone = shared.stream().filter(secret -> before.contains(secret) || copied.contains(secret))
            .filter(secret -> !secretsOf("backend", "bot_id", bot.id(), "NOT removed").contains(secret)).toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kept(gone)).isEmpty());
        assertThat(gone).isNotEmpty();
        var needed = secretsOf("backend", "bot_id", bot.id(), "NOT removed");
        assertThat(kept(needed)).containsExactlyInAnyOrderElementsOf(needed);
    }

    private static String said(Chat chat, String session, String words) {
        var conversation = chat.start("{\"session_id\": \"%s\"}".formatted(session)).is(200).textAt("/conversation_id");
        chat.say(session, words).is(200);
        return conversation;
    }

    private List<String> found(Bot bot, String words) {
        return api.get("%s/conversations?per_page=100&q=%s".formatted(bot.path(), words)).is(200).each("/data", "/id");
    }

    private Api other() {
        return product.with(api.post("/v1/workspaces", "{\"name\": \"Other\"}").is(201).textAt("/data/key"));
    }

    private static String integration() {
        return """
            {"name": "A", "webhook_url": "https://127.0.0.1:1/", "headers": {"X-Token": "very-secret"}}
            """;
    }

    private void aged(String table, String key, String id) {
        jdbc.sql("UPDATE %s SET updated_at = now() - interval '1 hour' WHERE %s = ?".formatted(table, key)).param(id).update();
    }

    private List<String> secretsOf(String table, String key, String id) {
        return secretsOf(table, key, id, "true");
    }

    private List<String> secretsOf(String table, String key, String id, String condition) {
        return jdbc.sql("SELECT DISTINCT found[1] FROM %s, regexp_matches(settings::text, 'sec_[0-9a-z]{26}', 'g') found WHERE %s = ? AND %s"
            .formatted(table, key, condition)).param(id).query(String.class).list();
    }

    private List<String> kept(List<String> secrets) {
        return jdbc.sql("SELECT id FROM secret WHERE id = ANY (?)").param(secrets.toArray(String[]::new)).query(String.class).list();
    }

    /** Every table with a row in which one of these ids stands, whatever the column; but for events, and what the audit log is made of. */
    private List<String> tablesThatTellOf(String... ids) {
        var any = List.of(ids).stream().map("t::text LIKE '%%%s%%'"::formatted).collect(Collectors.joining(" OR "));
        return jdbc.sql("""
                SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                    AND table_name NOT IN ('event', 'audit_entry', 'forgotten_conversation')
                """).query(String.class).list().stream()
            .filter(table -> jdbc.sql("SELECT EXISTS (SELECT FROM \"%s\" t WHERE %s)".formatted(table, any)).query(Boolean.class).single())
            .toList();
    }
}
