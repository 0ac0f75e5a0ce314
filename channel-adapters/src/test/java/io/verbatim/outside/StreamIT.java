package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.EventReader;
import io.verbatim.fake.EventReader.Event;
import io.verbatim.fake.FakeBackend;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns as server-sent events (session API, turns that take time). */
@ExtendWith(Running.class)
class StreamIT {

    private static final String ANNA = "{\"session_id\": \"anna\"}";
    private static final String ASK = "{\"selected_option_id\": \"opt_ask\"}";
    private static final String[] KEY = {"Idempotency-Key", "only-once"};
    private static final String[] STREAM = {"Accept", "text/event-stream"};

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();

    StreamIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void showsWhatWasSaidAndThenTheWholeAnswer() {
        var chat = product.bot(Flows.SHOP).channel();

        try (var reader = chat.starting(ANNA)) {
            await().until(reader::hasEnded);

            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reader.header("x-ratelimit-remaining")).isNotEmpty();
            assertThat(reader.names()).containsExactly("message", "turn.completed");
            var completed = reader.events().getLast();
            assertThat(completed.at("/messages/0")).isEqualTo(reader.events().getFirst().at(""));
            assertThat(completed.at("")).isEqualTo(chat.turn("anna", completed.at("/turn_id").asString()).is(200).json());
            assertThat(reader.header("Location")).endsWith("/session/anna/turns/" + completed.at("/turn_id").asString());
        }
    }

    @Test
    void showsEachMessageWhenItIsSaid() {
        backend.will(Behaviour.hangsFor(1_500, Behaviour.says("Tomorrow.")));
        var chat = counter();

        try (var reader = chat.sending("anna", ASK)) {
            await().until(() -> reader.each("message", "/text").equals(List.of("One moment.")));
            assertThat(reader.hasEnded()).isFalse();
            await().until(reader::hasEnded);

            assertThat(reader.each("message", "/text")).containsExactly("One moment.", "Tomorrow.", "There you are.", "How can I help?");
            assertThat(reader.each("turn.completed", "/state")).containsExactly("menu");
            assertThat(reader.comments()).isPositive();
            assertThat(ids(reader)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void goesOnBehindTheLastEventThatWasSeen() {
        backend.will(Behaviour.hangsFor(1_000, Behaviour.says("Tomorrow.")));
        var chat = counter();
        var turn = hangUpAfterTheFirstEvent(chat);

        try (var later = chat.following("anna", turn.turn(), turn.seen().id()); var all = chat.following("anna", turn.turn())) {
            await().until(() -> later.hasEnded() && all.hasEnded());

            assertThat(all.events().getFirst()).isEqualTo(turn.seen());
            assertThat(later.events()).isEqualTo(all.events().subList(1, 5));
            assertThat(later.names()).containsExactly("message", "message", "message", "turn.completed");
        }
    }

    @Test
    void goesOnWithARequestThatIsRepeated() {
        backend.will(Behaviour.hangsFor(1_000, Behaviour.says("Tomorrow.")));
        var chat = counter();
        try (var first = chat.sending("anna", ASK, KEY)) {
            await().until(() -> !first.events().isEmpty());
            try (var second = chat.sending("anna", ASK, KEY[0], KEY[1], "Last-Event-ID", first.events().getFirst().id())) {
                await().until(() -> first.hasEnded() && second.hasEnded());

                assertThat(second.names()).containsExactly("message", "message", "message", "turn.completed");
                assertThat(second.events().subList(0, 3)).isEqualTo(first.events().subList(1, 4));
                assertThat(second.each("turn.completed", "/idempotency_replayed")).containsExactly("true");
                assertThat(first.events().getLast().at("/idempotency_replayed").isMissingNode()).isTrue();
                assertThat(second.header("Location")).isEqualTo(first.header("Location"));
            }
        }
        assertThat(whole(chat.sending("anna", ASK, KEY))).hasSize(5);
        assertThat(backend.received()).hasSize(1);
        chat.api().post(chat.path() + "anna/message", "{\"message\": \"Other\"}", "Accept", "text/event-stream", KEY[0], KEY[1])
            .isRefused(409, "idempotency_key_reused");
    }

    @Test
    void doesNotStopATurnWhoseReaderHangsUp() {
        backend.will(Behaviour.hangsFor(500, Behaviour.says("Tomorrow.")));
        var chat = counter();

        var turn = hangUpAfterTheFirstEvent(chat).turn();

        await().untilAsserted(() -> assertThat(chat.turn("anna", turn).is(200).each("/messages", "/text")).contains("Tomorrow."));
        assertThat(backend.received()).hasSize(1);
    }

    @Test
    void showsATurnThatIsOverOnceMore() {
        var chat = counter();
        var turn = chat.send("anna", ASK).is(200).textAt("/turn_id");
        var next = chat.send("anna", ASK).is(200).textAt("/turn_id");

        var all = whole(chat.following("anna", turn));

        assertThat(all).extracting(Event::name).containsExactly("message", "message", "message", "message", "turn.completed");
        assertThat(whole(chat.following("anna", turn, all.get(2).id()))).isEqualTo(all.subList(3, 5));
        assertThat(whole(chat.following("anna", turn, all.getLast().id()))).isEmpty();
        assertThat(whole(chat.following("anna", turn, "123456789"))).isEmpty();
        assertThat(whole(chat.following("anna", next, all.getFirst().id()))).hasSize(5).isEqualTo(whole(chat.following("anna", next)));
    }

    @Test
    void showsEachOfTwoMessagesOnlyItsOwnTurn() {
        backend.will(Behaviour.hangsFor(500, Behaviour.says("First.")), Behaviour.says("Second."));
        var chat = chat(Flows.talk("{}"));

        try (var first = chat.sending("anna", "{\"message\": \"1\"}"); var second = chat.sending("anna", "{\"message\": \"2\"}")) {
            await().until(() -> first.hasEnded() && second.hasEnded());

            assertThat(first.each("message", "/text")).containsExactly("First.");
            assertThat(second.each("message", "/text")).containsExactly("Second.");
        }
    }

    @Test
    void refusesAsAlwaysWhatIsNotAccepted() {
        var chat = product.bot(Flows.SHOP).channel();
        chat.start(ANNA).is(200);
        var message = chat.path() + "anna/message";
        var nowhere = chat.path() + "anna/turns/turn_00000000000000000000000000";

        chat.api().post(chat.path(), ANNA, STREAM).isRefused(409, "session_exists");
        chat.api().post(message, "{\"selected_option_id\": \"no\"}", STREAM).isRefused(422, "unknown_option");
        chat.api().post(message, "{}", STREAM).isRefused(422, "invalid");
        chat.api().post(chat.path() + "nobody/message", ASK, STREAM).isRefused(404, "session_not_found");
        chat.api().get(nowhere, STREAM).isRefused(404, "not_found");
        product.with("wrong").post(message, ASK, STREAM).isRefused(401, "unauthenticated");
        chat.api().get(nowhere, "Accept", "text/event-stream", "Last-Event-ID", "abc").isRefused(400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/event-stream;q=0", "image/*, text/plain"})
    void refusesToAnswerInAFormThatItDoesNotHave(String accept) {
        var chat = product.bot(Flows.SHOP).channel();

        chat.api().post(chat.path(), ANNA, "Accept", accept).isRefused(406, "not_acceptable");

        chat.start(ANNA).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json, text/event-stream", "text/event-stream, application/json",
        "text/event-stream;q=0.5, */*"})
    void answersWithJsonWhoDoesNotPreferAStream(String accept) {
        var chat = product.bot(Flows.SHOP).channel();

        var turn = chat.api().post(chat.path(), ANNA, "Accept", accept).is(200);

        assertThat(turn.header("Content-Type")).isEqualTo("application/json");
        assertThat(turn.textAt("/state")).isEqualTo("ask_name");
    }

    private Chat counter() {
        return chat(Flows.COUNTER);
    }

    private Chat chat(String flow) {
        var bot = product.bot(flow).withoutEcho();
        bot.integration("A", backend, "");
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        return chat;
    }

    /** What a reader has seen that hung up, and of which turn. */
    private record Cut(String turn, Event seen) { }

    private static Cut hangUpAfterTheFirstEvent(Chat chat) {
        try (var reader = chat.sending("anna", ASK)) {
            await().until(() -> !reader.events().isEmpty());
            var location = reader.header("Location");
            return new Cut(location.substring(location.lastIndexOf('/') + 1), reader.events().getFirst());
        }
    }

    private static List<Event> whole(EventReader reader) {
        try (reader) {
            await().until(reader::hasEnded);
            return reader.events();
        }
    }

    private static List<Long> ids(EventReader reader) {
        return reader.events().stream().map(event -> Long.valueOf(event.id())).toList();
    }
}
