package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bots copied, exported and imported. */
@ExtendWith(Running.class)
class ExportIT {
    private static final String SECRET = "Bearer very-secret-token";

    private final Product product;

    ExportIT(Product product) {
        this.product = product;
    }

    @Test
    void bringsABotBackFromAFile() {
        var file = product.owner().get(withBackend().path() + "/export").is(200);

        var made = product.owner().post("/v1/bots/import", file.text()).is(201);

        var copy = new Bot(product, made.textAt("/data/id"));
        assertThat(made.header("Location")).isEqualTo(copy.path());
        assertThat(product.owner().get(copy.path() + "/draft").at("/data/components")).isEqualTo(file.at("/data/draft/components"));
        assertThat(product.owner().get(copy.path() + "/integrations").each("/data", "/name")).containsExactly("Echo", "Shop");
        assertThat(made.at("/data/validation/errors")).isEmpty();
        product.owner().post(copy.path() + "/publish").is(201);
        assertThat(copy.channel().start().textAt("/message/text")).isEqualTo("Hello! What is your name?");
    }

    @Test
    void leavesSecretsOutAndSaysWhereTheyBelong() {
        var file = product.owner().get(withBackend().path() + "/export").is(200);
        var made = product.owner().post("/v1/bots/import", file.text()).is(201);

        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.textAt("/data/format")).isEqualTo("verbatim-bot");
        assertThat(file.at("/data/version").asInt()).isEqualTo(1);
        assertThat(file.text()).doesNotContain("very-secret").doesNotContain("signing-key").doesNotContain("oken\"");
        assertThat(file.each("/data/to_fill", "/path")).containsExactly("integrations[1].headers.Authorization",
            "integrations[1].signing_secret");
        assertThat(made.at("/data/to_fill")).isEqualTo(file.at("/data/to_fill"));
    }

    @Test
    void takesSecretsThatWereFilledIn() {
        var file = product.owner().get(withBackend().path() + "/export").is(200).at("/data").toString()
            .replace("\"Authorization\":null", "\"Authorization\":\"Bearer of-the-other-place\"");

        var made = product.owner().post("/v1/bots/import", file).is(201);

        assertThat(made.each("/data/to_fill", "/path")).containsExactly("integrations[1].signing_secret");
        var integrations = product.owner().get("/v1/bots/%s/integrations".formatted(made.textAt("/data/id")));
        assertThat(integrations.textAt("/data/1/headers/Authorization")).endsWith("ace");
    }

    @Test
    void refusesFilesThatAreNone() {
        var api = product.owner();
        long before = product.events();

        api.post("/v1/bots/import", "{}").isInvalid("format", "version", "bot", "draft");
        api.post("/v1/bots/import", "{\"format\": \"verbatim-bot\", \"version\": 2, \"bot\": {\"name\": \"a\"}, \"draft\": {}}").isInvalid("version");
        api.post("/v1/bots/import", file("{\"components\": [{\"type\": \"end\"}]}", "")).isInvalid("draft.components[0].id");
        api.post("/v1/bots/import", file("{}", "{\"name\": \"A\", \"webhook_url\": \"ftp://x\"}")).isInvalid("integrations[0].webhook_url");
        api.post("/v1/bots/import", file("{}", "{\"name\": \"A\", \"colour\": 1}")).isInvalid("integrations[0].colour");

        assertThat(product.events()).isEqualTo(before);
    }

    @Test
    void takesADraftThatCannotBePublishedYet() {
        var made = product.owner().post("/v1/bots/import", file("{\"components\": [{\"id\": \"start\", \"type\": \"start\"}]}", "")).is(201);

        assertThat(made.each("/data/validation/errors", "/code")).containsExactly("missing_next");
    }

    @Test
    void keepsTheNamesOfSecretsAndSealsWhatIsFilledIn() {
        String call = "{\"components\": [{\"id\": \"a\", \"type\": \"api_request\", \"auth\": {\"type\": \"bearer\", \"token\": %s}}]}";

        var named = product.owner().post("/v1/bots/import", file(call.formatted("{\"secret\": \"nobody-has-it\"}"), "")).is(201);
        var filled = product.owner().post("/v1/bots/import", file(call.formatted("\"top-secret\""), "")).is(201);

        assertThat(named.each("/data/to_fill", "/secret")).containsExactly("nobody-has-it");
        assertThat(filled.at("/data/to_fill")).isEmpty();
        var draft = product.owner().get("/v1/bots/%s/export".formatted(filled.textAt("/data/id"))).is(200);
        assertThat(draft.text()).doesNotContain("top-secret");
        assertThat(draft.each("/data/to_fill", "/path")).contains("draft.components[0].auth.token");
    }

    @Test
    void copiesABotWithItsIntegrations() {
        var bot = withBackend();

        var copy = product.owner().post(bot.path() + "/copy").is(201);
        var named = product.owner().post(bot.path() + "/copy", "{\"name\": \"Second\"}").is(201);

        assertThat(copy.textAt("/data/name")).isEqualTo("Bot of a test (copy)");
        assertThat(named.textAt("/data/name")).isEqualTo("Second");
        assertThat(copy.at("/data/published_version").isNull()).isTrue();
        var integrations = product.owner().get("/v1/bots/%s/integrations".formatted(copy.textAt("/data/id"))).is(200);
        assertThat(integrations.each("/data", "/name")).containsExactly("Echo", "Shop");
        assertThat(integrations.textAt("/data/1/headers/Authorization")).endsWith("ken");
        assertThat(integrations.textAt("/data/1/id")).isNotEqualTo(product.owner().get(bot.path() + "/integrations").textAt("/data/1/id"));
    }

    private Bot withBackend() {
        var bot = product.bot(Flows.SHOP);
        bot.integration("Shop", "https://example.com/hook", "\"headers\": {\"Authorization\": \"%s\"}, \"signing_secret\": \"signing-key-1\"".formatted(SECRET));
        return bot;
    }

    private static String file(String draft, String integration) {
        return "{\"format\": \"verbatim-bot\", \"version\": 1, \"bot\": {\"name\": \"A\"}, \"draft\": %s, \"integrations\": [%s]}"
            .formatted(draft, integration);
    }
}
