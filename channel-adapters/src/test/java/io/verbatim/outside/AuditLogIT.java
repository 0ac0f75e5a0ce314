package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What operators do and read is in the audit log, and nothing in it tells of end users. */
@ExtendWith(Running.class)
class AuditLogIT {
    private static final String FLOW = """
        {"variables": [{"name": "said", "type": "string"}],
         "components": [
           {"id": "start", "type": "start", "next": "ask"},
           {"id": "ask", "type": "question_text", "text": "How can I help?", "variable": "said", "next": "bye"},
           {"id": "bye", "type": "message", "text": "Bye {said}", "next": "ask"}]}""";
    private static final String ACTIONS = """
        {"pauseBot": true, "setSession": {"namespace": "order", "data": {"no": "hidden-7"}}, "goToDialogstate": {"dialogstateId": "bye"},
         "sendMessages": [{"textMessageTemplate": {"textMessages": [{"text": "hidden words"}]}}]}""";
    private static final String USER = "alice@example.com";

    private final Product product;
    private final Api api;
    private final String workspace;
    private final String bot;

    AuditLogIT(Product product) {
        this.product = product;
        var made = product.owner().post("/v1/workspaces", "{\"name\": \"Audited\"}").is(201);
        workspace = made.textAt("/data/id");
        api = product.with(made.textAt("/data/key"));
        bot = api.post("/v1/bots", "{\"name\": \"b\"}").is(201).textAt("/data/id");
    }

    @Test
    void tellsSecretsByTheirFingerprints() {
        api.put("/v1/secrets/crm", "{\"value\": \"hidden-one\"}").is(201);
        api.put("/v1/secrets/crm", "{\"value\": \"hidden-two\"}").is(200);
        var replaced = last("secret_put");
        api.delete("/v1/secrets/crm").is(204);
        var removed = last("secret_removed");

        assertThat(replaced.at("/before/fingerprint").asString()).hasSize(16);
        assertThat(replaced.at("/after/fingerprint").asString()).hasSize(16).isNotEqualTo(replaced.at("/before/fingerprint").asString());
        assertThat(removed.get("before")).isEqualTo(replaced.get("after"));
        assertThat(removed.get("after").isNull()).isTrue();
        assertThat(log().text()).doesNotContain("hidden");
    }

    @Test
    void tellsWhatAnOperatorDidAndNotWhatWasSaidToWhom() {
        var chat = chat();
        var conversation = chat.start("{\"session_id\": \"%s\"}".formatted(USER)).is(200).textAt("/conversation_id");
        var path = "/v1/bots/%s/conversations/alice%%40example.com".formatted(bot);

        api.post(path + "/actions", ACTIONS).is(202);
        api.get(path + "/session-data").is(200);
        api.delete(path + "/session-data").is(204);
        api.delete("/v1/conversations/" + conversation).is(204);

        var acted = last("actions_requested");
        assertThat(acted.at("/resource").asString()).isEqualTo(conversation);
        assertThat(acted.at("/after/actions").toString()).contains("pause_bot", "set_session", "go_to_dialogstate", "send_messages");
        assertThat(acted.at("/after/namespace").asString()).isEqualTo("order");
        assertThat(acted.at("/after/messages").asInt()).isEqualTo(1);
        assertThat(last("session_data_read").at("/resource").asString()).isEqualTo(conversation);
        var cleared = last("session_data_deleted");
        assertThat(cleared.at("/resource").asString()).isEqualTo(conversation);
        assertThat(cleared.at("/before/channel_id").asString()).isEqualTo(chat.channel());
        var deleted = last("conversation_deleted");
        assertThat(deleted.at("/before/bot_id").asString()).isEqualTo(bot);
        assertThat(deleted.at("/before/messages").asInt()).isPositive();
        assertThat(deleted.at("/before/created_at").asString()).isNotEmpty();
        assertThat(log().text()).doesNotContain("hidden", "alice");
    }

    @Test
    void tellsWhatWasExportedAndNotWhoOrWhatWasLookedFor() {
        api.get("/v1/export/conversations?bot_id=%s&status=active&q=hidden-word&user_id=bob@example.com".formatted(bot)).is(200);
        api.get("/v1/export/events?to=7&format=csv&bot_id=hidden").is(200);

        var conversations = last("conversations_exported");
        assertThat(conversations.at("/resource").asString()).isEqualTo(bot);
        assertThat(conversations.at("/after")).isEqualTo(Answer.json("""
            {"bot_id": "%s", "status": "active", "hidden": ["user_id", "q"]}""".formatted(bot)));
        var events = last("events_exported");
        assertThat(events.at("/resource").asString()).isEqualTo(workspace);
        assertThat(events.at("/after")).isEqualTo(Answer.json("{\"to\": \"7\", \"format\": \"csv\"}"));
        assertThat(log().text()).doesNotContain("hidden-word", "bob");
    }

    @Test
    void knowsOfANewWorkspaceWhereItWasOpened() {
        var row = product.owner().get("/v1/audit-log?per_page=100").is(200).at("/data").valueStream()
            .filter(one -> one.at("/action").asString().equals("workspace_opened") && one.at("/resource").asString().equals(workspace))
            .findFirst().orElseThrow();

        assertThat(row.at("/actor").asString()).startsWith("key:key_");
        assertThat(row.at("/after/name").asString()).isEqualTo("Audited");
        assertThat(last("workspace_opened").at("/actor").asString()).isEqualTo("installation");
        assertThat(log().text()).doesNotContain(row.at("/actor").asString());
    }

    @Test
    void knowsOfFiles() {
        var file = api.send("POST", "/v1/media?filename=hidden.png", BodyPublishers.ofByteArray(UploadIT.png()),
            "Content-Type", "application/octet-stream").is(201);
        var added = last("media_added");
        api.delete(URI.create(file.textAt("/data/url")).getPath()).is(204);
        var removed = last("media_removed");

        assertThat(added.at("/resource").asString()).isEqualTo(file.textAt("/data/id"));
        assertThat(added.at("/after/mime_type").asString()).isEqualTo("image/png");
        assertThat(removed.at("/resource").asString()).isEqualTo(file.textAt("/data/id"));
        assertThat(removed.get("before")).isEqualTo(added.get("after"));
        assertThat(log().text()).doesNotContain("hidden");
    }

    @Test
    void knowsWhatWasTriedOut() {
        try (var backend = FakeBackend.start().will(Behaviour.answers(500, "broken"))) {
            var integration = api.post("/v1/bots/%s/integrations".formatted(bot), """
                {"name": "A", "webhook_url": "%s"}""".formatted(backend.url())).is(201).textAt("/data/id");
            api.post("/v1/integrations/%s/test".formatted(integration), "{\"message\": \"hidden\"}").is(200);
            var tested = last("integration_tested");

            assertThat(tested.at("/resource").asString()).isEqualTo(integration);
            assertThat(tested.at("/after/ok").asBoolean()).isFalse();
            assertThat(tested.at("/after/status").asInt()).isEqualTo(500);
        }
        api.put("/v1/bots/%s/draft".formatted(bot), FLOW).is(200);
        var session = api.post("/v1/bots/%s/test-sessions".formatted(bot), "{}").is(201);
        api.get(session.header("Location")).is(200);
        assertThat(last("test_session_read").at("/resource").asString()).isEqualTo(session.textAt("/data/conversation_id"));
        api.get(session.header("Location") + "/turns/" + session.textAt("/data/turn_id")).is(200);
        assertThat(last("turn_read").at("/resource").asString()).isEqualTo(session.textAt("/data/conversation_id"));
        assertThat(log().text()).doesNotContain("hidden");
    }

    private Chat chat() {
        api.put("/v1/bots/%s/draft".formatted(bot), FLOW).is(200);
        api.post("/v1/bots/%s/publish".formatted(bot)).is(201);
        var channel = api.post("/v1/bots/%s/channels".formatted(bot), "{\"type\": \"api\", \"name\": \"c\", \"active\": true}").is(201);
        return new Chat(product, channel.textAt("/data/id"), channel.textAt("/data/api_key"));
    }

    private Answer log() {
        return api.get("/v1/audit-log?per_page=100").is(200);
    }

    private JsonNode last(String action) {
        return log().at("/data").valueStream().filter(row -> row.at("/action").asString().equals(action)).findFirst()
            .orElseThrow(() -> new AssertionError(action + " is not in the log"));
    }
}
