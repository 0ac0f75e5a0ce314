package io.verbatim.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.channel.web.Call;
import io.verbatim.channel.web.Outskirts;
import io.verbatim.channel.web.Story;
import io.verbatim.channel.web.WebTest;
import io.verbatim.channel.web.World;
import io.verbatim.fake.EventReader;
import io.verbatim.fake.SlowReader;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class TurnStreamTest {
    private static final String KEY = "the-key-of-this-channel-with-32-characters";
    private static final String HELLO = "{\"message\": \"Hello\"}";
    private static final StreamSettings IMPATIENT = new StreamSettings(Duration.ofMillis(20), Duration.ofSeconds(9), Duration.ofMillis(90));
    private static final MessageId REPLY = new MessageId("msg_reply");

    private final World world;
    private final Outskirts outskirts;
    private final Story story;
    private final TurnFeeds feeds;
    private final Turns turns;
    private final int port;
    private String channel = "";
    private @Nullable SendMessage asked;

    TurnStreamTest(@Autowired World world, @Autowired Outskirts outskirts, @Autowired Story story, @Autowired TurnFeeds feeds,
                   @Autowired Turns turns, @LocalServerPort int port) {
        this.world = world;
        this.outskirts = outskirts;
        this.story = story;
        this.feeds = feeds;
        this.turns = turns;
        this.port = port;
    }

    @BeforeEach
    void openAChannel() {
        channel = channel();
        outskirts.stored = null;
        outskirts.bot = command -> {
            asked = (SendMessage) command;
            story.store(unseen());
            return outskirts.stored = turn(null);
        };
    }

    @AfterEach
    void leaveNobodyBehind() {
        feeds.stop();
        feeds.start();
    }

    @Test
    void passesPiecesTheMessageAndTheEndOnAsTheyCome() {
        try (var reader = say()) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reader.header("X-Accel-Buffering")).isEqualTo("no");
            story.store(piece("Hel"));
            await().until(() -> reader.each("message.delta", "/text").equals(List.of("Hel")));
            story.store(piece("lo\n"), unseen());
            story.store(said("Hello\n"));
            await().until(() -> reader.names().contains("message"));
            complete("Hello\n");

            await().until(reader::hasEnded);
            assertThat(reader.names()).containsExactly("message.delta", "message.delta", "message", "turn.completed");
            assertThat(reader.events().getFirst().at("")).isEqualTo(new EventReader.Event("", "", """
                {"message_id": "msg_reply", "component_id": "ai", "text": "Hel"}""").at(""));
            assertThat(reader.events().get(2).at("/id").asString()).isEqualTo("msg_reply");
            assertThat(reader.events().get(2).at("/text").asString()).isEqualTo("Hello\n");
            assertThat(reader.events().getLast().at("/state").asString()).isEqualTo("ai");
            assertThat(reader.events().getLast().at("/messages/0")).isEqualTo(reader.events().get(2).at(""));
            assertThat(reader.events().getLast().at("/turn_id").asString()).isEqualTo(turn().value());
        }
    }

    @Test
    void goesOnBehindTheLastEventThatWasSeen() {
        List<EventReader.Event> seen;
        try (var first = say()) {
            story.store(piece("a"), piece("b"), piece("c"));
            await().until(() -> first.events().size() == 3);
            seen = first.events();
        }
        story.store(piece("d"), said("abcd"));

        try (var second = follow(seen.get(1).id())) {
            await().until(() -> second.events().size() == 3);
            complete("abcd");

            await().until(second::hasEnded);
            assertThat(second.each("message.delta", "/text")).containsExactly("c", "d");
            assertThat(second.names()).endsWith("message", "turn.completed");
            assertThat(second.events().getFirst()).isEqualTo(seen.get(2));
        }
    }

    @Test
    void showsEveryReaderEverything() {
        try (var first = say(); var second = follow(null); var third = follow("0")) {
            story.store(piece("a"));
            complete("a");

            await().until(() -> first.hasEnded() && second.hasEnded() && third.hasEnded());
            assertThat(first.names()).containsExactly("message.delta", "turn.completed");
            assertThat(second.events()).isEqualTo(first.events());
            assertThat(third.events()).isEqualTo(first.events());
        }
    }

    @Test
    void findsInTheStoreWhatAnotherNodeDid() {
        try (var reader = say()) {
            story.storeElsewhere(piece("a"), unseen(), piece("b"));
            await().until(() -> reader.events().size() == 2);
            story.storeElsewhere(piece("c"));
            story.store(piece("d"));
            completeElsewhere("abcd");

            await().until(reader::hasEnded);
            assertThat(reader.each("message.delta", "/text")).containsExactly("a", "b", "c", "d");
            assertThat(reader.names()).endsWith("turn.completed");
        }
    }

    @Test
    void showsAgainATurnThatIsOver() {
        try (var reader = say()) {
            story.store(piece("a"), said("a"));
            complete("a");
            await().until(reader::hasEnded);

            assertThat(whole(follow(null))).isEqualTo(reader.events());
            assertThat(whole(follow(reader.events().getFirst().id()))).isEqualTo(reader.events().subList(1, 3));
            assertThat(whole(follow(reader.events().getLast().id()))).isEmpty();
            assertThat(whole(follow("999999999999999999"))).isEmpty();
        }
    }

    @Test
    void takesAPlaceBeyondTheEndForThePresent() {
        try (var asker = say(); var reader = follow("999999999999999999")) {
            story.store(piece("a"));
            complete("a");

            await().until(() -> asker.hasEnded() && reader.hasEnded());
            assertThat(reader.names()).containsExactly("message.delta", "turn.completed");
        }
    }

    @Test
    void showsALongTurnInParts() {
        try (var asker = say()) {
            for (int i = 0; i < 200; i++) {
                story.storeElsewhere(piece(Integer.toString(i)));
            }
            completeElsewhere("");

            var seen = whole(follow(null));

            assertThat(seen).hasSize(201);
            assertThat(seen).extracting(event -> event.at("/text").asString()).startsWith("0", "1", "2").contains("199");
            await().until(asker::hasEnded);
            assertThat(asker.events()).isEqualTo(seen);
        }
    }

    @Test
    void saysNowAndThenThatItIsAlive() {
        try (var reader = say()) {
            await().until(() -> reader.comments() >= 2);

            assertThat(reader.events()).isEmpty();
        }
    }

    @Test
    void tellsWhereToGoOnWhenATurnTakesTooLong() {
        try (var reader = say()) {
            assertThat(reader.header("Location")).isEqualTo(path("/user-1/turns/" + turn()));
        }
        var feed = TurnFeed.ofNewTurn(conversation(), turn(), left -> { });
        feed.heard(17, piece("a"));
        var response = new MockHttpServletResponse();

        new TurnStream(feed, turn(null), false, new StreamReader(turn -> "", answer -> answer), turns, IMPATIENT)
            .run(new EventStream(response, new JsonMapper(), LastEventId.NONE), "/here");

        assertThat(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)).contains("event: message.delta")
            .contains("id: 17\nevent: error\ndata: {\"type\":\"urn:verbatim:problem:turn_timeout\"").endsWith("}\n\n")
            .contains("\"status\":504", "\"turn_id\":\"%s\"".formatted(turn()), "\"instance\":\"/here\"");
    }

    @Test
    void noticesThatAReaderHasHungUp() {
        var reader = say();
        await().until(() -> !feeds.isEmpty());

        reader.close();

        await().until(feeds::isEmpty);
    }

    @Test
    void dropsAReaderThatIsTooSlowAndLetsItGoOnLater() throws Exception {
        try (var asker = say(); var slow = SlowReader.of(port, path("/user-1/turns/" + turn()), KEY)) {
            var text = "x".repeat(100_000);
            for (int i = 0; i < 200; i++) {
                story.store(piece(text));
            }
            await().until(() -> asker.events().size() == 200);
            complete("");
            await().until(asker::hasEnded);

            // Stuck in one event for longer than a reader may be.
            await().during(Duration.ofSeconds(1)).until(() -> !feeds.isEmpty());
            var seen = slow.read();

            assertThat(seen).hasSizeBetween(1, 199).isEqualTo(asker.events().subList(0, seen.size()));
            assertThat(whole(follow(seen.getLast().id()))).isEqualTo(asker.events().subList(seen.size(), 201));
        }
    }

    @Test
    void endsWhenThisNodeStops() {
        try (var reader = say()) {
            story.store(piece("a"));
            await().until(() -> reader.events().size() == 1);

            feeds.stop();

            await().until(reader::hasEnded);
            assertThat(reader.names()).containsExactly("message.delta");
            assertThat(whole(follow(null))).isEmpty();
            assertThat(feeds.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
        }
    }

    @Test
    void refusesAsAlwaysBeforeATurnBegins() {
        outskirts.bot = command -> { throw new Refused(Refused.Code.SESSION_NOT_FOUND, "None"); };

        var refused = session("/user-1/message").header("Accept", "text/event-stream").post(HELLO);
        var nowhere = session("/user-1/turns/" + TurnId.next()).header("Accept", "text/event-stream").get();
        var nobody = Call.to(port, path("/user-1/message")).header("Accept", "text/event-stream").post(HELLO);
        var nothing = session("/user-1/message").header("Accept", "text/event-stream").post("{}");

        assertThat(List.of(refused.code(), nowhere.code(), nobody.code(), nothing.code()))
            .containsExactly("session_not_found", "not_found", "unauthenticated", "invalid");
        assertThat(List.of(refused.status(), nowhere.status(), nobody.status(), nothing.status())).containsExactly(404, 404, 401, 422);
        assertThat(feeds.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-1", "1.5", "1 2", "0x1", "9999999999999999999"})
    void refusesAPlaceThatIsNone(String id) {
        var onTurn = session("/user-1/turns/" + TurnId.next()).header("Accept", "text/event-stream").header("Last-Event-ID", id).get();
        var onMessage = session("/user-1/message").header("Accept", "text/event-stream").header("Last-Event-ID", id).post(HELLO);

        assertThat(List.of(onTurn.status(), onMessage.status())).containsExactly(400, 400);
        assertThat(onTurn.code()).isEqualTo("malformed_request");
        assertThat(asked).isNull();
    }

    @Test
    void asksNobodyForWhatNobodyCanRead() {
        var answer = session("/user-1/message").header("Accept", "text/html").post(HELLO);
        var excluded = session("/user-1/message").header("Accept", "application/json;q=0").post(HELLO);

        assertThat(List.of(answer.code(), excluded.code())).containsExactly("not_acceptable", "not_acceptable");
        assertThat(asked).isNull();
    }

    private List<EventReader.Event> whole(EventReader reader) {
        try (reader) {
            await().until(reader::hasEnded);
            return reader.events();
        }
    }

    private EventReader say() {
        return EventReader.open(address("/user-1/message"), HELLO, Map.of("X-API-Key", KEY));
    }

    private EventReader follow(@Nullable String after) {
        var headers = new HashMap<>(Map.of("X-API-Key", KEY));
        if (after != null) {
            headers.put("Last-Event-ID", after);
        }
        return EventReader.open(address("/user-1/turns/" + turn()), null, headers);
    }

    private void complete(String text) {
        outskirts.stored = turn(result(text));
        story.store(end());
    }

    private void completeElsewhere(String text) {
        outskirts.stored = turn(result(text));
        story.storeElsewhere(end());
    }

    private Turn turn(Turn.@Nullable Result result) {
        return new Turn(conversation(), turn(), "user-1", result);
    }

    private static Turn.Result result(String text) {
        return new Turn.Result("ai", List.of(new Turn.Said(REPLY, "ai", new BotMessage.Text(text))), false);
    }

    private ConversationEvent unseen() {
        return new ComponentFailed(conversation(), turn(), "ai", "nothing that a user sees");
    }

    private ConversationEvent piece(String text) {
        return new ReplyStreamed(conversation(), turn(), new AttemptId("att_1"), REPLY, "ai", 0, text);
    }

    private ConversationEvent said(String text) {
        return new BotMessageSaid(conversation(), turn(), REPLY, "ai", new BotMessage.Text(text));
    }

    private ConversationEvent end() {
        return new TurnCompleted(conversation(), turn(), "ai", false);
    }

    private ConversationId conversation() {
        return asked().conversationId();
    }

    private TurnId turn() {
        return asked().turnId();
    }

    private SendMessage asked() {
        if (asked == null) {
            throw new IllegalStateException("Nothing was asked yet");
        }
        return asked;
    }

    private Call session(String rest) {
        return Call.to(port, path(rest)).header("X-API-Key", KEY);
    }

    private URI address(String rest) {
        return URI.create("http://127.0.0.1:" + port + path(rest));
    }

    private String path(String rest) {
        return "/api/integrations/api/" + channel + "/session" + rest;
    }

    private String channel() {
        var owner = world.key(World.HOME, Role.OWNER);
        var bot = Call.to(port, "/v1/bots").as(owner).post("{'name': 'Anna'}").text("/data/id");
        return Call.to(port, "/v1/bots/" + bot + "/channels").as(owner)
            .post("{'type': 'api', 'name': 'Site', 'active': true, 'config': {'api_key': '" + KEY + "'}}").text("/data/id");
    }
}
