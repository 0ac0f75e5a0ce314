package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session API, "Send a message". */
@ExtendWith(Running.class)
class SendAMessageIT {

    private static final String ANNA = "anna";

    private final Product product;

    SendAMessageIT(Product product) {
        this.product = product;
    }

    @Test
    void goesThroughTheFlowToItsEnd() {
        var chat = shop();

        var menu = chat.say(ANNA, "  Anna ").is(200);
        var sizes = chat.select(ANNA, "opt_shirt").is(200);
        var end = chat.select(ANNA, "l").is(200);

        assertThat(menu.textAt("/state")).isEqualTo("menu");
        assertThat(menu.textAt("/message/text")).isEqualTo("What would you like, Anna?");
        assertThat(sizes.textAt("/state")).isEqualTo("sizes");
        assertThat(end.each("/messages", "/text")).containsExactly("A shirt in Large for Anna.", "Bye.");
        assertThat(end.at("/is_final").asBoolean()).isTrue();
        assertThat(end.textAt("/state")).isEqualTo("end");
        chat.say(ANNA, "more").isRefused(404, "session_not_found");
        chat.select(ANNA, "l").isRefused(404, "session_not_found");
    }

    @Test
    void takesTheAddressWithAndWithoutSlash() {
        var chat = shop();

        chat.api().post(chat.path() + ANNA + "/message", "{\"message\": \"Anna\"}").is(200);
        chat.api().post(chat.path() + ANNA + "/message/", "{\"message\": \"Nothing\"}").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"message\": null}", "{\"message\": \"a\", \"selected_option_id\": \"opt_bye\"}",
        "{\"selected_option_id\": \"opt_bye\", \"attachments\": [{\"url\": \"https://a.example/b\"}]}"})
    void wantsExactlyOneKindOfInput(String body) {
        var chat = shop();

        chat.send(ANNA, body).isRefused(422, "invalid");
        assertThat(chat.say(ANNA, "Anna").textAt("/state")).isEqualTo("menu");
    }

    @Test
    void refusesAnOptionThatIsNotOfferedAndLeavesTheSessionAsItWas() {
        var chat = shop();
        chat.select(ANNA, "opt_bye").isRefused(422, "unknown_option");
        var menu = chat.say(ANNA, "Anna");
        var before = chat.trail(menu);

        chat.select(ANNA, "no_such").isRefused(422, "unknown_option");
        chat.select(ANNA, "l").isRefused(422, "unknown_option");
        chat.select(ANNA, "OPT_BYE").isRefused(422, "unknown_option");

        assertThat(chat.trail(menu)).isEqualTo(before);
        assertThat(chat.select(ANNA, "opt_bye").is(200).textAt("/state")).isEqualTo("end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A shirt", "a SHIRT", " a shirt "})
    void matchesTextToLabelsWithoutRegardToCase(String text) {
        var chat = shop();
        chat.say(ANNA, "Anna");

        assertThat(chat.say(ANNA, text).is(200).textAt("/state")).isEqualTo("sizes");
        assertThat(chat.say(ANNA, "sMaLL").is(200).textAt("/message/text")).isEqualTo("A shirt in Small for Anna.");
    }

    @Test
    void asksAgainWhereTextMatchesNoLabel() {
        var chat = shop();
        chat.say(ANNA, "Anna");

        var again = chat.say(ANNA, "trousers").is(200);

        assertThat(again.textAt("/state")).isEqualTo("menu");
        assertThat(again.textAt("/message/type")).isEqualTo("buttons");
        assertThat(again.at("/is_final").asBoolean()).isFalse();
    }

    @Test
    void takesAttachmentsAloneOrWithAMessage() {
        var chat = product.bot(Flows.talk("{}")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        var file = "{\"url\": \"https://files.example/a.pdf\", \"filename\": \"a.pdf\", \"mime_type\": \"application/pdf\"}";

        chat.send(ANNA, "{\"attachments\": [%s]}".formatted(file)).is(200);
        var both = chat.send(ANNA, "{\"message\": \"look\", \"attachments\": [%s]}".formatted(file)).is(200);

        assertThat(both.textAt("/message/text")).isEqualTo("look");
        var stored = product.owner().get("/v1/conversations/%s/messages".formatted(both.textAt("/conversation_id"))).is(200);
        assertThat(stored.text()).contains("https://files.example/a.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "[{\"url\": \"nonsense\"}]", "[{\"url\": \"ftp://a.example/b\"}]",
        "[{\"url\": \"javascript:alert(1)\"}]", "[null]"})
    void refusesAttachmentsThatAreNone(String attachments) {
        var chat = shop();

        chat.send(ANNA, "{\"attachments\": %s}".formatted(attachments)).isRefused(422, "invalid");
    }

    @Test
    void takesTextOfUpTo65536Characters() {
        var chat = shop();

        chat.say(ANNA, "é".repeat(65_537)).isRefused(413, "too_large");
        assertThat(chat.say(ANNA, "😀".repeat(65_536)).is(200).textAt("/state")).isEqualTo("menu");
    }

    @Test
    void doesNotKnowSessionsThatNeverWere() {
        var chat = shop();

        chat.say("nobody", "hi").isRefused(404, "session_not_found");
        chat.say("x".repeat(300), "hi").isRefused(404, "session_not_found");
    }

    @Test
    void keepsChannelsApart() {
        var bot = product.bot(Flows.SHOP);
        var one = bot.channel();
        var other = bot.channel();
        one.start("{\"session_id\": \"anna\"}").is(200);

        other.say(ANNA, "hi").isRefused(404, "session_not_found");
        one.say(ANNA, "hi").is(200);
    }

    @Test
    void looksAtTheKeyBeforeTheSessionAndTheBody() {
        var chat = shop();

        product.with("wrong").post(chat.path() + "nobody/message/", "{").isRefused(401, "unauthenticated");
    }

    private Chat shop() {
        var chat = product.bot(Flows.SHOP).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        return chat;
    }
}
