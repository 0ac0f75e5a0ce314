package io.verbatim.channel.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.web.Call;
import io.verbatim.channel.web.Outskirts;
import io.verbatim.channel.web.WebTest;
import io.verbatim.channel.web.World;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationView;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.MessageView;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.workspace.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class ConversationApiTest {
    private static final ConversationId ID = ConversationId.of(ChannelId.next(), "anna");
    private static final TurnId TURN = TurnId.next();
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final World world;
    private final Outskirts outskirts;
    private final int port;

    ConversationApiTest(@Autowired World world, @Autowired Outskirts outskirts, @LocalServerPort int port) {
        this.world = world;
        this.outskirts = outskirts;
        this.port = port;
    }

    @BeforeEach
    void annaHasTalked() {
        outskirts.conversation = new ConversationView(ID, BotId.next(), 1, ChannelId.next(), "api", "anna-private", "Anna", "anna-private",
            "active", "ask", 1, 1, NOON, NOON);
        outskirts.messages = List.of(new MessageView(MessageId.next(), TURN, 7, "user", null, "text", "anna-private",
            Map.of("text", "anna-private"), NOON, false));
        outskirts.events = List.of(new EventView(7, 0, "e1", "conversation.UserMessageReceived", "1", NOON, "channel:x", null, null,
            Map.of("turn_id", TURN.value(), "input", Map.of("text", "anna-private"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/messages", "/events", "/turns/"})
    void showsWhatWasSaidToThoseWhoMayKnow(String what) {
        var path = "/v1/conversations/" + ID + (what.equals("/turns/") ? what + TURN : what);

        var whole = Call.to(port, path).as(world.key(World.HOME, Role.ANALYST)).get();
        var masked = Call.to(port, path).as(world.key(World.HOME, Role.VIEWER)).get();

        assertThat(whole.status()).as(whole.toString()).isEqualTo(200);
        assertThat(whole.toString()).contains("anna-private");
        assertThat(masked.toString()).startsWith("200").contains("••••").doesNotContain("anna-private");
    }

    @Test
    void listsABotsConversations() {
        var owner = world.key(World.HOME, Role.OWNER);
        var bot = Call.to(port, "/v1/bots").as(owner).post("{'name': 'Anna'}").text("/data/id");
        var path = "/v1/bots/" + bot + "/conversations";

        assertThat(Call.to(port, path + "?status=active&from=2026-01-01T00:00:00Z&q=hi").as(owner).get().text("/data/0/id"))
            .isEqualTo(ID.value());
        assertThat(Call.to(port, path + "?status=asleep").as(owner).get().text("/errors/0/field")).isEqualTo("status");
        assertThat(Call.to(port, path + "?from=yesterday").as(owner).get().text("/errors/0/field")).isEqualTo("from");
        assertThat(Call.to(port, path + "?channel_id=x").as(owner).get().text("/errors/0/field")).isEqualTo("channel_id");
    }

    @Test
    void knowsNoOtherConversation() {
        var owner = world.key(World.HOME, Role.OWNER);

        assertThat(Call.to(port, "/v1/conversations/" + ConversationId.of(ChannelId.next(), "x") + "/events").as(owner).get().status())
            .isEqualTo(404);
        assertThat(Call.to(port, "/v1/conversations/" + ID + "/turns/x").as(owner).get().status()).isEqualTo(404);
    }

    @Test
    void masksWholeEventsThatItDoesNotKnow() {
        assertThat(PersonalFields.hide("conversation.FromTheFuture", Map.of("a", "b"), "x")).isEqualTo("x");
    }
}
