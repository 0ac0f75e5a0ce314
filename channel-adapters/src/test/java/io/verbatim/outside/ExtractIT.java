package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
class ExtractIT {

    private static final String DRAFT = """
        {"intents": [{"name": "order_status", "expressions": ["where is my order"]}, {"name": "thanks", "expressions": ["thank you"]}],
         "entities": [{"name": "colour", "type": "match", "values": ["Red"]}, {"name": "no", "type": "regex", "pattern": "%s"}],
         "components": [{"id": "start", "type": "start", "next": "ai"}, {"id": "ai", "type": "ai_reply", "mode": "conversation"}]}""";
    private static final String QUESTION = "{\"language\": \"en\", \"expression\": \"Where is my order AB1234, the red one?\"}";

    private final Product product;
    private final Bot bot;

    ExtractIT(Product product) {
        this.product = product;
        this.bot = Bot.create(product);
    }

    @Test
    void showsHowTheDraftUnderstandsATextUntilAVersionIsPublished() {
        owner().put(bot.path() + "/draft", DRAFT.formatted("[A-Z]{2}[0-9]{4}")).is(200);

        var found = extract("");

        assertThat(found.textAt("/extract/intent")).isEqualTo("order_status");
        assertThat(found.textAt("/extract/query")).startsWith("Where is my order AB1234");
        assertThat(found.textAt("/extract/intentThreshold")).isEqualTo("0.8");
        assertThat(found.textAt("/extract/entities/0/name")).isEqualTo("no");
        assertThat(found.textAt("/extract/entities/0/startIndex")).isEqualTo("18");
        assertThat(found.textAt("/extract/entities/1/value")).isEqualTo("Red");
    }

    @Test
    void keepsToTheVersion() {
        bot.publish(DRAFT.formatted("A"));
        owner().put(bot.path() + "/draft", DRAFT.formatted("B").replace("order_status", "renamed")).is(200);

        assertThat(extract("").textAt("/extract/intent")).isEqualTo("order_status");
        assertThat(extract("?version=1").textAt("/extract/intent")).isEqualTo("order_status");
        assertThat(extract("?version=draft").textAt("/extract/intent")).isEqualTo("renamed");
        owner().post(bot.path() + "/nlp/extract?version=2", QUESTION).is(404);
    }

    @Test
    void refusesWhatItCannotLookAt() {
        owner().post(bot.path() + "/nlp/extract", "{\"language\": \"en\"}").is(422);
        owner().post("/v1/bots/bot_0000000000000000000000000/nlp/extract", QUESTION).is(404);
        owner().put(bot.path() + "/draft", DRAFT.formatted("((a{1000}){1000}){1000}")).is(200);
        owner().post(bot.path() + "/nlp/extract", QUESTION).is(422);
    }

    private Answer extract(String query) {
        return owner().post(bot.path() + "/nlp/extract" + query, QUESTION).is(200);
    }

    private Api owner() {
        return product.owner();
    }
}
