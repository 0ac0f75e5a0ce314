package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the management API, and what each role may do. */
@ExtendWith(Running.class)
class KeyIT {

    private final Product product;
    private final Api api;

    KeyIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @Test
    void letsAKeyInFromItsCreationToItsRevocation() {
        var made = issued("viewer");
        var viewer = product.with(made.textAt("/data/key"));
        viewer.get("/v1/bots").is(200);

        assertThat(api.get("/v1/api-keys?per_page=100").is(200).text()).contains(made.textAt("/data/id"))
            .doesNotContain(made.textAt("/data/key"));
        api.delete("/v1/api-keys/" + made.textAt("/data/id")).is(204);

        viewer.get("/v1/bots").isRefused(401, "unauthenticated");
        api.delete("/v1/api-keys/key_" + "0".repeat(26)).isRefused(404, "not_found");
        assertThat(api.get("/v1/api-keys?per_page=100").text()).doesNotContain(made.textAt("/data/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "vb_00000000000000000000000000_00000000000000000000000000000000_0000000"})
    void letsNobodyElseIn(String key) {
        var nobody = product.with(key);

        for (var refusal : List.of(nobody.get("/v1/bots"), nobody.post("/v1/bots", "{"), nobody.get("/v1/bots/x"),
            nobody.delete("/v1/channels/x"))) {
            refusal.isRefused(401, "unauthenticated");
            assertThat(refusal.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void keepsChannelKeysOutOfTheManagementApi() {
        var chat = product.bot(Flows.SHORT).channel();

        chat.api().get("/v1/bots").isRefused(401, "unauthenticated");
        product.with("").get("/v1/bots", "X-API-Key", Product.OWNER_KEY).is(401);
    }

    @ParameterizedTest
    @CsvSource({"editor,200,201,200,201", "operator,200,403,403,403", "analyst,200,403,403,403", "viewer,200,403,403,403"})
    void letsEachRoleDoWhatItMay(String role, int reads, int makes, int seesKeys, int issues) {
        var someone = product.with(issued(role).textAt("/data/key"));

        someone.get("/v1/bots").is(reads);
        var made = someone.post("/v1/bots", "{\"name\": \"By %s\"}".formatted(role)).is(makes);
        someone.get("/v1/api-keys").is(seesKeys);
        someone.post("/v1/api-keys", "{\"name\": \"k\", \"role\": \"viewer\"}").is(issues);
        someone.post("/v1/api-keys", "{\"name\": \"k\", \"role\": \"owner\"}").isRefused(403, "forbidden");
        if (made.status() == 403) {
            made.isRefused(403, "forbidden");
        }
    }

    @Test
    void hidesPersonalDataFromViewers() {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel("{\"allow_variable_injection\": true}");
        chat.start("""
            {"session_id": "secret-anna", "variables": {"tags": ["private-tag"]}, "message_payload": "private-payload"}""").is(200);
        var turn = chat.say("secret-anna", "My private name").is(200);
        var conversation = "/v1/conversations/" + turn.textAt("/conversation_id");
        var paths = List.of(bot.path() + "/conversations", conversation, conversation + "/messages", conversation + "/events",
            conversation + "/turns/" + turn.textAt("/turn_id"));

        var viewer = product.with(issued("viewer").textAt("/data/key"));
        var analyst = product.with(issued("analyst").textAt("/data/key"));

        for (var path : paths) {
            assertThat(viewer.get(path).is(200).text()).as(path).doesNotContainIgnoringCase("secret-anna").doesNotContain("private");
        }
        assertThat(viewer.get(conversation + "/messages").text()).contains("••••");
        assertThat(analyst.get(conversation + "/messages").text()).contains("My private name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"role\": \"viewer\"}|name", "{\"name\": \"a\"}|role",
        "{\"name\": \"a\", \"role\": \"king\"}|role",
        "{\"name\": \"a\", \"role\": 0}|role",
        "{\"name\": \"a\", \"role\": \"viewer\", \"rate_limit_per_minute\": 0}|rate_limit_per_minute",
        "{\"name\": \"a\", \"role\": \"viewer\", \"key\": \"mine\"}|key"})
    void refusesKeysThatAreNone(String body, String field) {
        api.post("/v1/api-keys", body).isInvalid(field);
    }

    private Answer issued(String role) {
        return api.post("/v1/api-keys", "{\"name\": \"Key of a test\", \"role\": \"%s\"}".formatted(role)).is(201);
    }
}
