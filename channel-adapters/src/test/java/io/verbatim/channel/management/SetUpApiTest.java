package io.verbatim.channel.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.web.Call;
import io.verbatim.channel.web.Outskirts;
import io.verbatim.channel.web.WebTest;
import io.verbatim.channel.web.World;
import io.verbatim.shared.Facts;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class SetUpApiTest {
    private static final String BACKEND = "{'name': 'AI', 'webhook_url': 'https://ai.example', "
        + "'headers': {'Authorization': 'Bearer sk-abcdefgh3fQ', 'X-Team': 'a'}, 'signing_secret': 'whsec_abcdefgh3fQ'}";

    private final World world;
    private final Outskirts outskirts;
    private final int port;
    private String owner = "";

    SetUpApiTest(@Autowired World world, @Autowired Outskirts outskirts, @LocalServerPort int port) {
        this.world = world;
        this.outskirts = outskirts;
        this.port = port;
    }

    @BeforeEach
    void signIn() {
        owner = world.key(World.HOME, Role.OWNER);
    }

    @Test
    void makesABotAndTellsWhereItLies() {
        var answer = to("/v1/bots").post("{'name': 'Anna', 'description': 'a\\nb'}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/bots/" + answer.text("/data/id"));
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.text("/data/created_at")).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(world.facts.getLast()).containsEntry(Facts.WORKSPACE, World.HOME.value()).containsEntry(Facts.ORIGIN, "127.0.0.1");
    }

    @Test
    void answersWithAndWithoutATrailingSlash() {
        var bot = bot();

        assertThat(to("/v1/bots/").get().status()).isEqualTo(200);
        assertThat(to("/v1/bots/" + bot + "/").get().status()).isEqualTo(200);
        assertThat(to("/v1/bots/").post("{'name': 'Anna'}").status()).isEqualTo(201);
    }

    @Test
    void listsWithPageAndTotal() {
        bot();

        var answer = to("/v1/bots?page=2&per_page=5").get();

        assertThat(answer.text("/meta/page")).isEqualTo("2");
        assertThat(answer.text("/meta/per_page")).isEqualTo("5");
        assertThat(answer.at("/meta/total").isNumber()).isTrue();
        assertThat(answer.at("/meta").has("next_cursor")).isTrue();
        assertThat(answer.at("/data").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "per_page=101", "per_page=-1", "page=99999999999999999999", "per_page=", "cursor=%00"})
    void refusesPagesThatCannotBe(String query) {
        assertThat(to("/v1/bots?" + query).get().status()).isIn(400, 422);
    }

    @Test
    void changesOnlyWhatIsNamed() {
        var bot = bot();

        var answer = to("/v1/bots/" + bot).patch("{'description': 'new'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/data/name")).isEqualTo("Anna");
        assertThat(answer.text("/data/description")).isEqualTo("new");
        assertThat(to("/v1/bots/" + bot).patch("{'name': null}").status()).isEqualTo(422);
        assertThat(to("/v1/bots/" + bot).patch("{'id': 'x'}").text("/errors/0/field")).isEqualTo("id");
    }

    @Test
    void honoursIfMatch() {
        var bot = bot();

        assertThat(to("/v1/bots/" + bot).header("If-Match", "\"9\"").patch("{'name': 'B'}").code()).isEqualTo("precondition_failed");
        assertThat(to("/v1/bots/" + bot).header("If-Match", "W/\"1\"").patch("{'name': 'B'}").status()).isEqualTo(412);
        assertThat(to("/v1/bots/" + bot).header("If-Match", "*").patch("{'name': 'B'}").status()).isEqualTo(200);
        assertThat(to("/v1/bots/" + bot).header("If-Match", "\"2\"").patch("{'name': 'C'}").status()).isEqualTo(200);
        assertThat(to("/v1/bots/" + bot).header("If-Match", "\"1\"").delete().status()).isEqualTo(412);
        assertThat(to("/v1/bots/" + bot).delete().status()).isEqualTo(204);
        assertThat(to("/v1/bots/" + bot).get().code()).isEqualTo("not_found");
    }

    @Test
    void replacesChecksAndPublishesADraft() {
        var bot = bot();
        assertThat(to("/v1/bots/" + bot + "/publish").post().code()).isEqualTo("publish_errors");
        assertThat(to("/v1/bots/" + bot + "/publish").post("{}").text("/errors/0/code")).isEqualTo("empty_flow");

        var replaced = to("/v1/bots/" + bot + "/draft").header("If-Match", "\"1\"")
            .put("{'components': [{'id': 'start', 'type': 'start', 'next': 'end'}, {'id': 'end', 'type': 'end'}]}");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.at("/data/components/0").toString()).contains("\"type\":\"start\"").doesNotContain("null");
        assertThat(to("/v1/bots/" + bot + "/validate").post().at("/data/errors").isEmpty()).isTrue();
        var published = to("/v1/bots/" + bot + "/publish").post("{'notes': 'first'}");
        assertThat(published.status()).isEqualTo(201);
        assertThat(published.text("/data/version")).isEqualTo("1");
        assertThat(published.at("/data/active").asBoolean()).isTrue();
        assertThat(published.text("/data/published_by")).isNotEmpty();
        assertThat(to("/v1/bots/" + bot + "/versions").get().text("/data/0/notes")).isEqualTo("first");
        assertThat(to("/v1/bots/" + bot + "/versions/1").get().at("/data/definition/components").size()).isEqualTo(2);
        assertThat(to("/v1/bots/" + bot + "/versions/1/activate").post().status()).isEqualTo(200);
        assertThat(to("/v1/bots/" + bot + "/versions/1/restore").post().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "x", "-1", "99999999999"})
    void knowsOnlyVersionsThatThereAre(String number) {
        assertThat(to("/v1/bots/" + bot() + "/versions/" + number).get().code()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'components': [{'type': 'end'}]} | components[0].id",
        "{'components': [null]} | components[0]",
        "{'variables': [null]} | variables[0]",
        "{'components': [{'id': 'a', 'type': 'question_buttons', 'options': [null]}]} | components[0].options[0]",
        "{'components': [{'id': 'a', 'type': 'end', 'colour': 1}]} | components[0].colour",
    })
    void refusesDraftsThatCannotBeKept(String json, String field) {
        var answer = to("/v1/bots/" + bot() + "/draft").put(json);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void masksTheSecretsOfABackendAndKeepsThem() {
        var added = to("/v1/bots/" + bot() + "/integrations").post(BACKEND);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        var id = new BackendId(added.text("/data/id"));
        var before = outskirts.backend(id).backend().settings();

        var changed = to("/v1/integrations/" + id).patch("{'timeout': 60, 'headers': {'authorization': 'Bearer sk-…3fQ', 'X-New': 'b'}}");

        assertThat(added.toString()).contains("Bearer sk-…3fQ").doesNotContain("abcdefgh");
        assertThat(added.text("/data/breaker/state")).isEqualTo("closed");
        assertThat(added.text("/data/health/state")).isEqualTo("unknown");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        var after = outskirts.backend(id).backend().settings();
        assertThat(after.timeout()).isEqualTo(60);
        assertThat(after.headers().get("authorization")).isEqualTo(before.headers().get("Authorization"));
        assertThat(after.headers()).containsKey("X-New").doesNotContainKey("X-Team");
        assertThat(after.signingSecret()).isEqualTo(before.signingSecret());
        assertThat(after.webhookUrl()).isEqualTo("https://ai.example");
        assertThat(to("/v1/integrations/" + id).delete().status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'name': 'AI'} | webhook_url",
        "{'webhook_url': 'https://a.example'} | name",
        "{'name': 'AI', 'webhook_url': 'ftp://a.example'} | webhook_url",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'timeout': 0} | timeout",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'timeout': 301} | timeout",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'weight': -1} | weight",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'max_retries': 6} | max_retries",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'payload_format': 'morse'} | payload_format",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'breaker': {'failure_rate': 0}} | breaker.failure_rate",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'headers': {'Host': 'x'}} | headers.Host",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'headers': {'proxy-x': 'x'}} | headers.proxy-x",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'headers': {'Accept-Encoding': 'br'}} | headers.Accept-Encoding",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'headers': {'HTTP2-Settings': 'x'}} | headers.HTTP2-Settings",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'headers': {'X-A': 'a\\r\\nB: c'}} | headers.X-A",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'headers': {'a b': 'x'}} | headers",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'headers': {'X-A': 'Bearer sk-…3fQ'}} | headers.X-A",
        "{'name': 'AI', 'webhook_url': 'https://a.example', 'payload_format': 'template'} | template",
    })
    void refusesBackendsThatCannotWork(String json, String field) {
        var answer = to("/v1/bots/" + bot() + "/integrations").post(json);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void makesAChannelAndShowsItsKeyOnce() {
        var bot = bot();

        var made = to("/v1/bots/" + bot + "/channels").post("{'type': 'api', 'name': 'Site', 'config': {'request_timeout': 5}}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var path = made.header("Location");
        assertThat(made.text("/data/api_key")).startsWith("vb_").endsWith(made.text("/data/api_key_last4"));
        assertThat(made.text("/data/session_expiry_seconds")).isEqualTo("300");
        assertThat(made.at("/data/active").booleanValue()).isFalse();
        assertThat(to(path).get().at("/data").has("api_key")).isFalse();
        assertThat(to(path + "/activate").post().text("/data/status")).isEqualTo("active");
        assertThat(to(path).patch("{'config': {'allow_variable_injection': true}}").text("/data/config/request_timeout")).isEqualTo("5");
        assertThat(to(path).patch("{'type': 'whatsapp'}").status()).isEqualTo(422);
        assertThat(to(path).patch("{'bot_id': '" + BotId.next() + "'}").text("/errors/0/field")).isEqualTo("bot_id");
        assertThat(to("/v1/channels").get().at("/data").isEmpty()).isFalse();
        assertThat(to("/v1/bots/" + bot + "/channels").get().at("/data").isEmpty()).isFalse();
        var second = to(path + "/keys").post();
        assertThat(second.status()).isEqualTo(201);
        assertThat(to(second.header("Location")).delete().status()).isEqualTo(204);
        assertThat(to(path).delete().status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type': 'pigeon', 'name': 'x'} | type",
        "{'name': 'x'} | type",
        "{'type': 'api'} | name",
        "{'type': 'api', 'name': 'x', 'config': {'request_timeout': 301}} | config.request_timeout",
        "{'type': 'api', 'name': 'x', 'config': {'request_timeout': '30'}} | config.request_timeout",
        "{'type': 'api', 'name': 'x', 'config': {'colour': 1}} | config.colour",
        "{'type': 'api', 'name': 'x', 'config': {'api_key': 'short'}} | config.api_key",
        "{'type': 'api', 'name': 'x', 'session_expiry_seconds': 0} | session_expiry_seconds",
        "{'type': 'api', 'name': 'x', 'error_email': {'to': ['nobody']}} | error_email.to[0]",
    })
    void refusesChannelsThatCannotWork(String json, String field) {
        var answer = to("/v1/bots/" + bot() + "/channels").post(json);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void makesKeysUpToOnesOwnRoleAndRevokesThem() {
        var editor = world.key(World.HOME, Role.EDITOR);

        var made = Call.to(port, "/v1/api-keys").as(editor).post("{'name': 'ci', 'role': 'viewer'}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(Call.to(port, "/v1/bots").as(made.text("/data/key")).get().status()).isEqualTo(200);
        assertThat(Call.to(port, "/v1/api-keys").as(editor).post("{'name': 'ci', 'role': 'owner'}").code()).isEqualTo("forbidden");
        assertThat(to("/v1/api-keys").post("{'name': 'ci', 'role': 'king'}").text("/errors/0/field")).isEqualTo("role");
        assertThat(to("/v1/api-keys").get().toString()).doesNotContain(made.text("/data/key"));
        assertThat(to("/v1/api-keys/" + made.text("/data/id")).delete().status()).isEqualTo(204);
        assertThat(Call.to(port, "/v1/bots").as(made.text("/data/key")).get().status()).isEqualTo(401);
    }

    @Test
    void treatsAForeignBotAsNone() {
        var stranger = world.key(WorkspaceId.next(), Role.OWNER);

        assertThat(Call.to(port, "/v1/bots/" + bot()).as(stranger).get().toString().replaceAll("bot_[0-9a-z]+", ""))
            .isEqualTo(to("/v1/bots/" + BotId.next()).get().toString().replaceAll("bot_[0-9a-z]+", ""));
    }

    private Call to(String path) {
        return Call.to(port, path).as(owner);
    }

    private String bot() {
        return to("/v1/bots").post("{'name': 'Anna'}").text("/data/id");
    }
}
