package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels of dialect json. */
@ExtendWith(Running.class)
class JsonIT {
    private final Product product;
    private final FakeBackend receiver = FakeBackend.start().will(Behaviour.answers(200, ""));
    private String channel = "";
    private String key = "";

    JsonIT(Product product) {
        this.product = product;
    }

    @BeforeEach
    void open() {
        var made = product.owner().post(product.bot(Flows.SHOP).path() + "/channels", """
            {"type": "webhook", "name": "Shop", "active": true,
             "config": {"dialect": "json", "webhook_url": "%s", "verify_token": "the-verify-token", "sign_replies": true}}"""
            .formatted(receiver.url())).is(201);
        channel = made.textAt("/data/id");
        key = made.textAt("/data/api_key");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void takesWordsPressesAndArrivals() {
        var came = say("{\"introMessage\": {}}").is(202);
        await().untilAsserted(() -> assertThat(transcript(came)).containsExactly("bot: Hello! What is your name?"));
        say("{\"textMessage\": {\"text\": \"Anna\"}}").is(202);
        await().untilAsserted(() -> assertThat(transcript(came)).hasSize(3).endsWith("bot: What would you like, Anna?"));
        say("{\"postbackMessage\": {\"title\": \"A shirt\", \"nextDialogstateId\": \"opt_shirt\"}}").is(202);
        await().untilAsserted(() -> assertThat(transcript(came)).hasSize(5).endsWith("user: A shirt", "bot: Which size?"));
        say("{\"postbackMessage\": {\"title\": \"Small\", \"nextDialogstateId\": \"left-long-ago\"}}").is(202);

        await().untilAsserted(() -> assertThat(transcript(came)).hasSize(8).contains("user: Small"));
        assertThat(came.textAt("/messageId")).startsWith("msg_");
    }

    @Test
    void answersInTheShapesOfMessenger() {
        say("{\"introMessage\": {}}").is(202);
        await().until(() -> receiver.received().size() == 1);
        say("{\"textMessage\": {\"text\": \"Anna\"}}").is(202);
        await().until(() -> receiver.received().size() == 2);

        var first = Answer.json(receiver.received().getFirst().body());
        assertThat(first.at("/senderId").asString()).isEqualTo("anna");
        assertThat(first.at("/recipient/id").asString()).isEqualTo("anna");
        assertThat(first.at("/message/text").asString()).isEqualTo("Hello! What is your name?");
        assertThat(first.at("/messageCounter").asInt()).isEqualTo(1);
        assertThat(first.at("/verifyToken").asString()).isEqualTo("the-verify-token");
        assertThat(receiver.received().getFirst().header("webhook-signature")).startsWith("v1,");
        var press = Answer.json(Answer.json(receiver.received().getLast().body()).at("/message/attachment/payload/buttons/0/payload").asString());
        say("{\"postbackMessage\": %s}".formatted(press)).is(202);
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(3).last()
            .satisfies(got -> assertThat(got.body()).contains("Which size?", "quick_replies")));
    }

    @Test
    void givesANewSessionWhatTheClientKnows() {
        var came = product.with(key).post(path(), """
            {"conversationId": "bert", "message": {"textMessage": {"text": "Hi"}},
             "sessionData": {"age": 7, "internal_note": "not injectable", "unheard_of": {"a": [1]}}}""").is(202);

        await().untilAsserted(() -> assertThat(transcript(came)).containsExactly("user: Hi", "bot: Hello! What is your name?"));
        var events = product.owner().get("/v1/conversations/%s/events".formatted(came.textAt("/conversationId"))).is(200);
        var variables = events.at("/data/0/payload/variables");
        assertThat(variables.at("/age").asInt()).isEqualTo(7);
        assertThat(variables.has("internal_note")).isFalse();
        assertThat(variables.at("/on_create_message_payload/session_data/internal_note").asString()).isEqualTo("not injectable");
    }

    @Test
    void givesARunningSessionWhatTheClientKnowsByThen() {
        var hello = """
            {"conversationId": "carl", "message": {"textMessage": {"text": "Hi"}}, "sessionData": {"age": %d, "odd": 1}}""";
        var came = product.with(key).post(path(), hello.formatted(7)).is(202);
        await().untilAsserted(() -> assertThat(transcript(came)).containsExactly("user: Hi", "bot: Hello! What is your name?"));

        product.with(key).post(path(), hello.formatted(8)).is(202);

        await().untilAsserted(() -> assertThat(product.owner().get("/v1/conversations/%s/events".formatted(came.textAt("/conversationId")))
            .at("/data").valueStream().filter(event -> event.path("type").asString().equals("conversation.SessionDataSet"))
            .map(event -> event.at("/payload/changed").toString())).containsExactly("{\"age\":8}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"message": {"textMessage": {"text": "Hi"}}}                                      | user.id
        {"user": {"id": 7}, "message": {"textMessage": {"text": "Hi"}}}                   | user.id
        {"user": {"id": "a"}}                                                             | message
        {"user": {"id": "a"}, "message": "Hi"}                                            | message
        {"user": {"id": "a"}, "message": {"textMessage": {"text": "Hi"}, "introMessage": {}}} | message
        {"user": {"id": "a"}, "message": {"textMessage": {}}}                             | message.textMessage.text
        {"user": {"id": "a"}, "message": {"textMessage": "Hi"}}                           | message.textMessage
        {"user": {"id": "a"}, "message": {"postbackMessage": {}}}                         | message.postbackMessage.title
        {"user": {"id": "a"}, "message": {"introMessage": {}}, "sessionData": []}         | sessionData
        """)
    void namesTheFieldThatIsWrong(String body, String field) {
        var refused = product.with(key).post(path(), body).isRefused(422, "invalid");

        assertThat(refused.each("/errors", "/field")).contains(field);
    }

    @Test
    void neverBreaksOnWhatIsBroken() {
        var whole = "{\"user\": {\"id\": \"ä\"}, \"message\": {\"textMessage\": {\"text\": \"Grüße 👋\"}}}";

        IntStream.iterate(0, cut -> cut < whole.length(), cut -> cut + 10)
            .forEach(cut -> product.with(key).post(path(), whole.substring(0, cut)).isRefused(400, "malformed_request"));
        product.with(key).post(path(), whole).is(202);
    }

    @Test
    void takesARequestWithANameOnce() {
        var body = "{\"user\": {\"id\": \"dora\"}, \"message\": {\"textMessage\": {\"text\": \"Hi\"}}}";
        var second = product.owner().post("/v1/channels/%s/keys".formatted(channel), "{}").is(201).textAt("/data/api_key");

        product.with(key).post(path(), "{}", "Idempotency-Key", "abc").is(422);
        var first = product.with(key).post(path(), body, "Idempotency-Key", "abc").is(202).isFirst();
        var again = product.with(second).post(path(), body, "Idempotency-Key", "abc");

        again.isReplayOf(first);
        product.with(key).post(path(), body.replace("Hi", "Ho"), "Idempotency-Key", "abc").isRefused(409, "idempotency_key_reused");
        assertThat(product.with(key).post(path(), body, "Idempotency-Key", "abcd").is(202).isFirst().textAt("/messageId"))
            .isNotEqualTo(first.textAt("/messageId"));
        product.with("").post(path(), body, "Idempotency-Key", "abc").isRefused(401, "unauthenticated");
        await().untilAsserted(() -> assertThat(transcript(first)).filteredOn(line -> line.equals("user: Hi")).hasSize(2));
    }

    @Test
    void letsNobodyElseIn() {
        var body = "{\"user\": {\"id\": \"a\"}, \"message\": {\"introMessage\": {}}}";

        product.with("").post(path(), body).isRefused(401, "unauthenticated");
        product.owner().post(path(), body).isRefused(401, "unauthenticated");
        product.with(key).post("/v1/channels/webhook/chn_00000000000000000000000000/messages", body).isRefused(404, "not_found");
        product.owner().post("/v1/channels/%s/deactivate".formatted(channel)).is(200);
        product.with(key).post(path(), body).isRefused(404, "not_found");
    }

    private Answer say(String message) {
        return product.with(key).post(path(), "{\"user\": {\"id\": \"anna\", \"firstName\": \"Anna\"}, \"message\": %s}".formatted(message));
    }

    private String path() {
        return "/v1/channels/webhook/%s/messages".formatted(channel);
    }

    private List<String> transcript(Answer taken) {
        var answer = product.owner().get("/v1/conversations/%s/messages?per_page=100".formatted(taken.textAt("/conversationId")));
        return answer.status() == 404 ? List.of()
            : answer.at("/data").valueStream().map(it -> it.at("/role").asString() + ": " + it.at("/text").asString()).toList();
    }
}
