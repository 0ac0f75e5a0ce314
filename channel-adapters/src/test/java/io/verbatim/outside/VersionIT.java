package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a running session stays on while its bot and its channel change, and the life of drafts and versions. */
@ExtendWith(Running.class)
class VersionIT {

    private final Product product;

    VersionIT(Product product) {
        this.product = product;
    }

    @Test
    void leavesRunningSessionsOnWhatTheyStartedWith() {
        var bot = product.bot(Flows.greeting("First"));
        var chat = bot.channel();
        chat.start("{\"session_id\": \"old\"}").is(200);

        bot.publish(Flows.greeting("Second"));

        assertThat(chat.say("old", "x").is(200).textAt("/message/text")).isEqualTo("First");
        assertThat(chat.start("{\"session_id\": \"new\"}").is(200).textAt("/message/text")).isEqualTo("Second");
        assertThat(chat.start("{\"session_id\": \"old\", \"force_restart\": true}").is(200).textAt("/message/text")).isEqualTo("Second");
    }

    @Test
    void leavesRunningSessionsAloneWhenTheChannelGetsAnotherBot() {
        var chat = product.bot(Flows.greeting("One")).channel();
        var other = product.bot(Flows.greeting("Other"));
        chat.start("{\"session_id\": \"old\"}").is(200);

        product.owner().patch("/v1/channels/" + chat.channel(), "{\"bot_id\": \"%s\"}".formatted(other.id())).is(200);

        assertThat(chat.say("old", "x").is(200).textAt("/message/text")).isEqualTo("One");
        assertThat(chat.start("{\"session_id\": \"new\"}").is(200).textAt("/message/text")).isEqualTo("Other");
    }

    @Test
    void restartsWithTheBotThatTheChannelHasNow() {
        var chat = product.bot(Flows.greeting("One")).channel();
        var other = product.bot(Flows.greeting("Other"));
        var first = chat.start("{\"session_id\": \"old\"}").is(200);
        product.owner().patch("/v1/channels/" + chat.channel(), "{\"bot_id\": \"%s\"}".formatted(other.id())).is(200);

        var second = chat.start("{\"session_id\": \"old\", \"force_restart\": true}").is(200);

        assertThat(second.textAt("/message/text")).isEqualTo("Other");
        assertThat(second.textAt("/conversation_id")).isEqualTo(first.textAt("/conversation_id"));
    }

    @Test
    void rollsBackToAnOlderVersion() {
        var bot = product.bot(Flows.greeting("First")).publish(Flows.greeting("Second"));
        var chat = bot.channel();

        var active = product.owner().post(bot.path() + "/versions/1/activate").is(200);

        assertThat(active.at("/data/active").asBoolean()).isTrue();
        assertThat(chat.start().textAt("/message/text")).isEqualTo("First");
        assertThat(product.owner().get(bot.path() + "/versions").is(200).each("/data", "/active")).containsExactlyInAnyOrder("true",
            "false");
        assertThat(product.owner().get(bot.path()).textAt("/data/published_version")).isEqualTo("1");
        assertThat(product.owner().get(bot.path() + "/draft").text()).contains("Second");
    }

    @Test
    void copiesAVersionBackToTheDraft() {
        var bot = product.bot(Flows.greeting("First")).publish(Flows.greeting("Second"));

        product.owner().post(bot.path() + "/versions/1/restore").is(200);

        assertThat(product.owner().get(bot.path() + "/draft").text()).contains("First").doesNotContain("Second");
        assertThat(bot.channel().start().textAt("/message/text")).isEqualTo("Second");
    }

    @Test
    void freezesVersions() {
        var bot = product.bot(Flows.greeting("First"));
        var before = product.owner().get(bot.path() + "/versions/1").is(200);

        bot.publish(Flows.greeting("Second"));
        product.owner().put(bot.path() + "/draft", Flows.greeting("Third")).is(200);

        var after = product.owner().get(bot.path() + "/versions/1").is(200);
        assertThat(after.at("/data/definition")).isEqualTo(before.at("/data/definition"));
        assertThat(after.textAt("/data/published_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(after.textAt("/data/published_by")).isNotEmpty();
        product.owner().get(bot.path() + "/versions/3").isRefused(404, "not_found");
        product.owner().get(bot.path() + "/versions/0").isRefused(404, "not_found");
        product.owner().post(bot.path() + "/versions/99999999999/activate").isRefused(404, "not_found");
    }

    @Test
    void givesEveryNewBotADraftThatWorks() {
        var bot = Bot.create(product);

        var checked = product.owner().post(bot.path() + "/validate").is(200);
        var published = product.owner().post(bot.path() + "/publish", "{\"notes\": \"The first\"}").is(201);
        var chat = bot.channel();

        assertThat(checked.at("/data/errors")).isEmpty();
        assertThat(published.at("/data/version").asInt()).isEqualTo(1);
        assertThat(published.textAt("/data/notes")).isEqualTo("The first");
        assertThat(published.header("Location")).isEqualTo(bot.path() + "/versions/1");
        assertThat(chat.say(chat.start().textAt("/session_id"), "My words").is(200).textAt("/message/text")).isEqualTo("My words");
    }

    @Test
    void publishesNothingThatHasErrors() {
        var bot = product.bot(Flows.greeting("First"));
        product.owner().put(bot.path() + "/draft", """
            {"components": [{"id": "start", "type": "start", "next": "nowhere"}]}""").is(200);

        var refusal = product.owner().post(bot.path() + "/publish").isRefused(422, "publish_errors");
        var checked = product.owner().post(bot.path() + "/validate").is(200);

        assertThat(refusal.textAt("/errors/0/component_id")).isEqualTo("start");
        assertThat(refusal.textAt("/errors/0/field")).isEqualTo("next");
        assertThat(refusal.at("/warnings").isArray()).isTrue();
        assertThat(checked.at("/data/errors")).isEqualTo(refusal.at("/errors"));
        assertThat(bot.channel().start().textAt("/message/text")).isEqualTo("First");
        assertThat(product.owner().get(bot.path() + "/versions").at("/meta/total").asInt()).isEqualTo(1);
    }

    @Test
    void replacesADraftOnlyWhereItIsStillTheOneThatWasRead() {
        var bot = Bot.create(product);
        var tag = product.owner().get(bot.path() + "/draft").is(200).header("ETag");

        var second = product.owner().put(bot.path() + "/draft", Flows.greeting("Mine"), "If-Match", tag).is(200);

        assertThat(second.header("ETag")).isNotEqualTo(tag);
        product.owner().put(bot.path() + "/draft", Flows.greeting("Theirs"), "If-Match", tag).isRefused(412, "precondition_failed");
        product.owner().put(bot.path() + "/draft", Flows.greeting("Theirs"), "If-Match", "W/" + second.header("ETag"))
            .isRefused(412, "precondition_failed");
        assertThat(product.owner().get(bot.path() + "/draft").text()).contains("Mine");
        product.owner().put(bot.path() + "/draft", Flows.greeting("Ours"), "If-Match", second.header("ETag")).is(200);
    }

    @Test
    void givesADraftBackAsItWasWritten() {
        var bot = Bot.create(product);
        var draft = product.owner().put(bot.path() + "/draft", Flows.SHOP).is(200);

        assertThat(draft.at("/data/components")).isEqualTo(Answer.json(Flows.SHOP).at("/components"));
        assertThat(product.owner().get(bot.path() + "/draft").json()).isEqualTo(draft.json());
    }
}
