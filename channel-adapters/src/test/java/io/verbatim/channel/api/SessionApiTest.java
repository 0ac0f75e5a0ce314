package io.verbatim.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.web.Call;
import io.verbatim.channel.web.Outskirts;
import io.verbatim.channel.web.WebTest;
import io.verbatim.channel.web.World;
import io.verbatim.shared.Facts;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.SelectOption;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.Role;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class SessionApiTest {
    private static final String KEY = "the-key-of-this-channel-with-32-characters";

    private final AtomicReference<ConversationCommand> last = new AtomicReference<>();
    private final World world;
    private final Outskirts outskirts;
    private final TurnWaiters waiters;
    private final int port;
    private String channel = "";

    SessionApiTest(@Autowired World world, @Autowired Outskirts outskirts, @Autowired TurnWaiters waiters, @LocalServerPort int port) {
        this.world = world;
        this.outskirts = outskirts;
        this.waiters = waiters;
        this.port = port;
    }

    @BeforeEach
    void openAChannel() {
        channel = channel("'active': true, 'config': {'api_key': '" + KEY + "', 'allow_variable_injection': true, 'request_timeout': 2}");
        outskirts.bot = command -> answered(command, new BotMessage.Text("Hello!"));
        outskirts.stored = null;
    }

    @Test
    void startsASession() {
        var answer = session("").post("{'session_id': 'user-1', 'variables': {'n': 1}, 'message_payload': 'Hi'}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text("/session_id")).isEqualTo("user-1");
        assertThat(answer.text("/state")).isEqualTo("ask");
        assertThat(answer.at("/message")).isEqualTo(answer.at("/messages/0"));
        assertThat(answer.text("/message/text")).isEqualTo("Hello!");
        assertThat(answer.text("/message/component_id")).isEqualTo("ask");
        assertThat(answer.text("/message/id")).startsWith("msg_");
        assertThat(answer.text("/conversation_id")).isEqualTo(ConversationId.of(new ChannelId(channel), "user-1").value());
        assertThat(answer.text("/turn_id")).startsWith("turn_");
        assertThat(answer.at("/is_final").booleanValue()).isFalse();
        var command = (StartSession) last.get();
        assertThat(command.user().id()).isEqualTo("user-1");
        assertThat(command.messagePayload()).isEqualTo("Hi");
        assertThat(command.variables()).containsEntry("n", 1);
        assertThat(outskirts.facts.getLast()).containsEntry(Facts.ACTOR, "channel:" + channel);
    }

    @Test
    void namesASessionThatHasNoName() {
        assertThat(session("").post("{}").text("/session_id")).matches("[0-9a-f-]{36}");
        assertThat(session("/").post().status()).isEqualTo(200);
    }

    @Test
    void takesMessagesOptionsAndFiles() {
        assertThat(session("/user-1/message/").post("{'message': 'Hello'}").status()).isEqualTo(200);
        assertThat(((SendMessage) last.get()).input().text()).isEqualTo("Hello");

        assertThat(session("/user-1/message").post("{'selected_option_id': 'opt'}").status()).isEqualTo(200);
        assertThat(((SelectOption) last.get()).optionId()).isEqualTo("opt");

        assertThat(session("/user-1/message").post("{'attachments': [{'url': 'https://a.example/b.pdf'}]}").status()).isEqualTo(200);
        assertThat(((SendMessage) last.get()).input().attachments()).hasSize(1);
    }

    @Test
    void reachesSessionsWhateverTheirName() {
        session("/a%2Fb%20%C3%A9%3B%5C/message").post("{'message': 'Hello'}");

        assertThat(last.get().conversationId()).isEqualTo(ConversationId.of(new ChannelId(channel), "a/b é;\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'message': 'a', 'selected_option_id': 'b'}", "{'message': ''}", "{'message': 1}", "{'attachments': []}",
        "{'attachments': [{'url': 'file:///etc/passwd'}]}", "{'attachments': [{}]}", "{'attachments': [null]}", "{'text': 'a'}",
        "{'message': null}", "{'selected_option_id': ''}"})
    void refusesMessagesThatAreNone(String json) {
        last.set(null);

        var answer = session("/user-1/message").post(json);

        assertThat(answer.code()).as(answer.toString()).isEqualTo("invalid");
        assertThat(last.get()).isNull();
    }

    @Test
    void refusesAMessageThatIsTooLong() {
        assertThat(session("/user-1/message").post("{'message': '" + "é".repeat(65_536) + "'}").status()).isEqualTo(200);
        assertThat(session("/user-1/message").post("{'message': '" + "é".repeat(65_537) + "'}").code()).isEqualTo("too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'session_id': ''}", "{'session_id': 'a\\u0007'}", "{'session_id': 5}", "{'session_id': '..'}",
        "{'force_restart': 'yes'}", "{'variables': []}", "{'colour': 1}"})
    void refusesStartsThatAreNone(String json) {
        assertThat(session("").post(json).code()).isEqualTo("invalid");
    }

    @Test
    void acceptsVariablesOnlyWhereTheChannelSaysSo() {
        channel = channel("'active': true, 'config': {'api_key': '" + KEY + "'}");

        assertThat(session("").post("{'variables': {'n': 1}}").code()).isEqualTo("variables_not_allowed");
        assertThat(session("").post("{'variables': {}}").status()).isEqualTo(200);
    }

    @Test
    void passesRefusalsOn() {
        outskirts.bot = command -> { throw new Refused(Refused.Code.SESSION_EXISTS, "There is one"); };
        assertThat(session("").post("{'session_id': 'a'}").status()).isEqualTo(409);

        outskirts.bot = command -> { throw new Refused(Refused.Code.UNKNOWN_OPTION, "No such option"); };
        assertThat(session("/a/message").post("{'selected_option_id': 'b'}").code()).isEqualTo("unknown_option");

        outskirts.bot = command -> { throw new Refused(Refused.Code.NOT_PUBLISHED, "Nothing"); };
        assertThat(session("").post("{}").status()).isEqualTo(404);
    }

    @Test
    void looksForTheChannelBeforeTheKey() {
        var inactive = channel("'active': false");

        assertThat(Call.to(port, path(ChannelId.next().value(), "")).post("{}").status()).isEqualTo(404);
        assertThat(Call.to(port, path("nonsense", "")).post("{}").status()).isEqualTo(404);
        assertThat(Call.to(port, path(inactive, "")).post("{}").status()).isEqualTo(404);
        assertThat(Call.to(port, path(channel, "")).post("{").code()).isEqualTo("unauthenticated");
    }

    @Test
    void letsTheOwnHeaderDecideAlone() {
        assertThat(Call.to(port, path(channel, "")).as(KEY).post("{}").status()).isEqualTo(200);
        assertThat(Call.to(port, path(channel, "")).as(KEY).header("X-API-Key", "wrong").post("{}").status()).isEqualTo(401);
        assertThat(Call.to(port, path(channel, "")).as("wrong").header("X-API-Key", KEY).post("{}").status()).isEqualTo(200);
    }

    @Test
    void waitsForTheEndOfTheTurn() {
        outskirts.bot = command -> {
            last.set(command);
            CompletableFuture.runAsync(() -> finish((SendMessage) command), CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
            return running(command);
        };

        var answer = session("/user-1/message").post("{'message': 'Hello'}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text("/message/text")).isEqualTo("At last");
        assertThat(answer.at("/is_final").booleanValue()).isTrue();
    }

    @Test
    void asksTheStoreWhenItHearsNothing() {
        outskirts.bot = command -> {
            outskirts.stored = answered(command, new BotMessage.Text("Elsewhere"));
            return running(command);
        };

        assertThat(session("/user-1/message").post("{'message': 'Hello'}").text("/message/text")).isEqualTo("Elsewhere");
    }

    @Test
    void tellsWhereTheTurnGoesOnWhenItTakesTooLong() {
        outskirts.bot = command -> outskirts.stored = running(command);

        var late = session("/user-1/message").post("{'message': 'Hello'}");

        assertThat(late.status()).isEqualTo(504);
        assertThat(late.code()).isEqualTo("turn_timeout");
        var turn = session("/user-1/turns/" + late.text("/turn_id"));
        assertThat(turn.get().status()).isEqualTo(202);
        outskirts.stored = answered(last.get(), new BotMessage.Text("Done"));
        assertThat(session("/user-1/turns/" + late.text("/turn_id")).get().text("/message/text")).isEqualTo("Done");
        assertThat(session("/user-1/turns/" + TurnId.next()).get().status()).isEqualTo(404);
    }

    @Test
    void showsEveryKindOfMessage() {
        outskirts.bot = command -> answered(command,
            new BotMessage.Buttons("Which?", List.of(new BotMessage.Choice("a", "A", null)), null),
            new BotMessage.ListOfOptions("Which?", List.of(new BotMessage.Choice("a", "A", "first")), "Open"),
            new BotMessage.Media("https://a.example/b", "image", "Look", null),
            new BotMessage.Carousel(List.of(new BotMessage.Card("T", null, null, null,
                List.of(new BotMessage.CardButton(null, "Go", "https://a.example", null))))));

        var answer = session("").post("{}");

        assertThat(answer.at("/messages/0/options/0").toString()).isEqualTo("{\"id\":\"a\",\"text\":\"A\"}");
        assertThat(answer.text("/messages/1/options/0/description")).isEqualTo("first");
        assertThat(answer.text("/messages/1/button_text")).isEqualTo("Open");
        assertThat(answer.text("/messages/2/text")).isEqualTo("Look");
        assertThat(answer.text("/messages/2/media_url")).isEqualTo("https://a.example/b");
        assertThat(answer.text("/messages/3/elements/0/buttons/0/url")).isEqualTo("https://a.example");
    }

    @Test
    void showsNullWhereNothingWasSaid() {
        outskirts.bot = command -> answered(command);

        var answer = session("").post("{}");

        assertThat(answer.at("/message").isNull()).isTrue();
        assertThat(answer.at("/messages").isEmpty()).isTrue();
    }

    private void finish(SendMessage command) {
        waiters.heard(7, new BotMessageSaid(command.conversationId(), command.turnId(), MessageId.next(), "ai", new BotMessage.Text("At last")));
        waiters.heard(8, new TurnCompleted(command.conversationId(), command.turnId(), "end", true));
    }

    private Turn answered(ConversationCommand command, BotMessage... messages) {
        var said = List.of(messages).stream().map(message -> new Turn.Said(MessageId.next(), "ask", message)).toList();
        var turn = running(command);
        return new Turn(turn.conversationId(), turn.turnId(), turn.sessionId(), new Turn.Result("ask", said, false));
    }

    private Turn running(ConversationCommand command) {
        last.set(command);
        return switch (command) {
            case StartSession start -> new Turn(start.conversationId(), start.turnId(), start.sessionId(), null);
            case SendMessage send -> new Turn(send.conversationId(), send.turnId(), "user-1", null);
            case SelectOption select -> new Turn(select.conversationId(), select.turnId(), "user-1", null);
            default -> throw new IllegalArgumentException("Nobody sends this by HTTP");
        };
    }

    private Call session(String rest) {
        return Call.to(port, path(channel, rest)).header("X-API-Key", KEY);
    }

    private static String path(String channel, String rest) {
        return "/api/integrations/api/" + channel + "/session" + rest;
    }

    private String channel(String fields) {
        var owner = world.key(World.HOME, Role.OWNER);
        var bot = Call.to(port, "/v1/bots").as(owner).post("{'name': 'Anna'}").text("/data/id");
        return Call.to(port, "/v1/bots/" + bot + "/channels").as(owner).post("{'type': 'api', 'name': 'Site', " + fields + "}")
            .text("/data/id");
    }
}
