package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schema of drafts, and the answers of who checks by it. */
@ExtendWith(Running.class)
class SchemaIT {
    private final Product product;

    SchemaIT(Product product) {
        this.product = product;
    }

    @Test
    void isServed() {
        var schema = product.owner().get("/v1/schemas/bot-draft").is(200);

        assertThat(schema.header("Content-Type")).startsWith("application/schema+json");
        assertThat(schema.textAt("/$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.textAt("/$defs/question_text/properties/type/const")).isEqualTo("question_text");
        product.with("").get("/v1/schemas/bot-draft").isRefused(401, "unauthenticated");
    }

    @Test
    void listsTheSchemasOfEventsAsOtherThings() {
        var first = product.owner().get("/v1/schemas").is(200);
        var rest = product.owner().get("/v1/schemas?per_page=100&cursor=" + first.textAt("/meta/next_cursor")).is(200);

        assertThat(first.at("/data")).hasSize(20);
        assertThat(first.at("/meta/per_page").asInt()).isEqualTo(20);
        assertThat(rest.at("/data")).hasSize(first.at("/meta/total").asInt() - 20);
        assertThat(rest.each("/data", "/url")).doesNotContainAnyElementsOf(first.each("/data", "/url"));
        product.owner().get("/v1/schemas?cursor=zz").isInvalid("cursor");
        product.owner().get("/v1/schemas?per_page=101").isInvalid("per_page");
    }

    @Test
    void namesAllThatDoesNotFit() {
        var bot = Bot.create(product);

        var refusal = product.owner().put(bot.path() + "/draft", """
            {"colour": 1, "components": [{"id": "a", "type": "message", "text": 5, "nxt": "b"}, {"type": "ned"}]}""").isRefused(422, "invalid");

        assertThat(refusal.each("/errors", "/field")).containsExactly("colour", "components[0].text", "components[0].nxt",
            "components[1].type");
    }
}
