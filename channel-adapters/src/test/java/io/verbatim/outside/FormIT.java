package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels of dialect form: what users say comes in. */
@ExtendWith(Running.class)
class FormIT {
    private final Product product;
    private final FakeBackend receiver = FakeBackend.start().will(Behaviour.answers(200, ""));

    FormIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void takesWhatAUserSaysIntoAConversation() {
        var channel = channel("takes", "");

        var taken = channel.say("anna", ", \"text\": \"Hi\", \"client_name\": \"Anna\"").is(200);
        await().untilAsserted(() -> assertThat(channel.transcript(taken)).containsExactly("user: Hi", "bot: Hello! What is your name?"));
        channel.say("anna", ", \"text\": \"Anna\"").is(200);

        await().untilAsserted(() -> assertThat(channel.transcript(taken)).hasSize(4));
        assertThat(channel.transcript(taken)).endsWith("user: Anna", "bot: What would you like, Anna?");
        assertThat(taken.textAt("/status")).isEqualTo("ok");
        assertThat(product.owner().get("/v1/conversations/%s/messages".formatted(taken.textAt("/conversation_id"))).textAt("/data/0/id"))
            .isEqualTo(taken.textAt("/message_id"));
    }

    @Test
    void takesAMessageOnce() {
        var channel = channel("once", "");

        var first = channel.say("anna", ", \"text\": \"Hi\", \"message_id\": \"m1\"").is(200);
        var second = channel.say("anna", ", \"text\": \"Hi\", \"message_id\": \"m1\"").is(200);
        channel.say("anna", ", \"text\": \"Anna\"").is(200);

        assertThat(second.json()).isEqualTo(first.json());
        await().untilAsserted(() -> assertThat(channel.transcript(first)).hasSize(4));
    }

    @Test
    void answersTogetherWhatComesTogether() {
        var channel = channel("together", ", \"reply_delay_seconds\": 1");

        var taken = channel.say("anna", ", \"text\": \"Hi\"").is(200);
        channel.say("anna", ", \"text\": \"I am\"").is(200);
        channel.say("anna", ", \"text\": \"Anna\"").is(200);

        await().untilAsserted(() -> assertThat(channel.transcript(taken))
            .containsExactly("user: Hi\nI am\nAnna", "bot: Hello! What is your name?"));
    }

    @Test
    void letsInWhoHasTheTokenAnywhere() {
        var channel = channel("token", "");
        var body = "{\"client_id\": \"a\", \"page_id\": \"token\", \"platform\": \"x\", \"text\": \"Hi\"%s}";

        product.with("").post("/webhooks/form", body.formatted(""), "X-API-Token", channel.token()).is(200);
        product.with("").post("/webhooks/form", body.formatted(", \"api_token\": \"" + channel.token() + "\"")).is(200);
        product.with(channel.token()).post("/webhooks/form/", body.formatted("")).is(200);
        product.with("").post("/webhooks/form", body.formatted("")).isRefused(401, "unauthenticated");
        product.with(channel.token() + "x").post("/webhooks/form", body.formatted("")).isRefused(401, "unauthenticated");
        product.owner().get("/v1/channels/" + channel.id()).is(200);
        assertThat(product.owner().get("/v1/channels/" + channel.id()).textAt("/data/config/api_token")).doesNotContain(channel.token());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"platform": "x", "text": "Hi"}                                         | client_id
        {"client_id": 7, "platform": "x", "text": "Hi"}                         | client_id
        {"client_id": "a", "text": "Hi"}                                        | platform
        {"client_id": "a", "platform": "x"}                                     | text
        {"client_id": "a", "platform": "x", "text": ["Hi"]}                     | text
        {"client_id": "a", "platform": "x", "text": "\\u0000"}                  | text
        {"client_id": "a", "platform": "x", "audio": "file:///etc/passwd"}      | audio
        {"client_id": "a", "platform": "x", "attachments": "https://a.example"} | attachments
        {"client_id": "a", "platform": "x", "attachments": [null]}              | attachments[0]
        """)
    void namesTheFieldThatIsWrong(String body, String field) {
        var channel = channel("names-" + body.hashCode(), "");

        var refused = channel.send("{\"page_id\": \"%s\", %s".formatted(channel.page(), body.substring(1)));

        refused.isRefused(400, "malformed_request");
        assertThat(refused.each("/errors", "/field")).contains(field);
        assertThat(refused.textAt("/detail")).contains(field);
    }

    @Test
    void neverBreaksOnWhatIsBroken() {
        var channel = channel("broken", "");
        var whole = "{\"client_id\": \"b\", \"page_id\": \"broken\", \"platform\": \"x\", \"text\": \"Grüße 👋\", \"attachments\": []}";

        IntStream.iterate(0, cut -> cut < whole.length(), cut -> cut + 10)
            .forEach(cut -> channel.send(whole.substring(0, cut)).isRefused(400, "malformed_request"));
        channel.send("[" + whole + "]").isRefused(400, "malformed_request");
        channel.send("{\"page_id\": \"nobody's\"}").isRefused(400, "malformed_request");
        channel.send("{\"page_id\": {}}").isRefused(400, "malformed_request");
        channel.send(whole.replace("\"text\"", "\"page_id\": \"broken\", \"text\"")).isRefused(400, "malformed_request");
        channel.send(whole).is(200);
    }

    @Test
    void ignoresWhatComesWhenItIsOff() {
        var channel = channel("off", "");
        product.owner().post("/v1/channels/%s/deactivate".formatted(channel.id())).is(200);

        assertThat(channel.say("anna", ", \"text\": \"Hi\"").is(200).json()).isEqualTo(Answer.json("{\"status\": \"ignored\"}"));
    }

    @Test
    void hasItsPageAlone() {
        var channel = channel("alone", "");
        var other = channel("another", "");

        product.owner().patch("/v1/channels/" + other.id(), "{\"config\": {\"page_id\": \"alone\"}}").isInvalid("config.page_id");
        product.owner().patch("/v1/channels/" + channel.id(), "{\"config\": {\"max_part_length\": 50}}").is(200);
        channel.say("anna", ", \"text\": \"Hi\"").is(200);
    }

    @Test
    void keepsItsSecretsToItself() {
        var channel = channel("secrets", ", \"sign_replies\": true, \"api_token\": \"the-token-of-the-test\"");
        var path = "/v1/channels/" + channel.id();
        var seen = product.owner().get(path).is(200);

        assertThat(seen.text()).doesNotContain("the-token-of-the-test");
        assertThat(seen.textAt("/data/config/signing_secret")).startsWith("whs").hasSizeLessThan(12);
        product.owner().patch(path, "{\"config\": {\"api_token\": \"%s\"}}".formatted(seen.textAt("/data/config/api_token"))).is(200);
        product.with("the-token-of-the-test").post("/webhooks/form", "{\"page_id\": \"secrets\"}").isRefused(400, "malformed_request");
        product.owner().patch(path, "{\"config\": {\"api_token\": \"another-token\", \"signing_secret\": \"short\"}}")
            .isInvalid("config.signing_secret");
        product.owner().patch(path, "{\"config\": {\"api_token\": {\"secret_id\": \"sec_1\", \"mask\": \"m\", \"fingerprint\": \"f\"}}}")
            .is(422);
    }

    private FormChannel channel(String page, String fields) {
        return FormChannel.of(product.bot(Flows.SHOP), receiver, page, fields);
    }
}
