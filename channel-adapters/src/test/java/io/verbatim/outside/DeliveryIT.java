package io.verbatim.outside;

import static io.verbatim.fake.Behaviour.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.PostingChannel;
import io.verbatim.fake.Received;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What bots say in channels whose users are called. */
@ExtendWith(Running.class)
class DeliveryIT {
    private static final String TALKS = """
        {"components": [{"id": "start", "type": "start", "next": "hi"}, {"id": "hi", "type": "message", "text": "One two", "next": "ask"},
                        {"id": "ask", "type": "question_text", "text": "Three?", "next": "hi"}]}""";

    private final Product product;
    private final FakeBackend receiver = FakeBackend.start().will(answers(200, ""));

    DeliveryIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void arriveInOrderPartByPartAndAreListed() {
        var user = new User(channel(), "anna");

        user.start();
        user.say("again");

        await().untilAsserted(() -> assertThat(bodies()).containsExactly("One", "two", "Three?", "One", "two", "Three?"));
        assertThat(ids().getFirst()).startsWith("dlv_");
        assertThat(ids().get(1)).isEqualTo(ids().getFirst() + "-2");
        await().untilAsserted(() -> assertThat(user.work()).isZero());
        var listed = list(user.channel, "?state=delivered");
        assertThat(listed.each("/data", "/state")).containsExactly("delivered", "delivered", "delivered", "delivered");
        assertThat(listed.textAt("/data/3/id")).isEqualTo(ids().getFirst());
        assertThat(listed.each("/data/3/attempts", "/outcome")).containsExactly("accepted", "accepted");
        assertThat(list(user.channel, "?state=pending&per_page=1").at("/meta/total").asInt()).isZero();
        var turn = product.owner().get("/v1/conversations/%s/turns/%s".formatted(user.conversation, listed.textAt("/data/3/turn_id")));
        assertThat(turn.each("/data/deliveries", "/state")).containsExactly("delivered", "delivered");
    }

    @Test
    void areTriedAgainUntilTheyArriveAndLaterOnesWait() {
        receiver.will(answers(503, ""), answers(503, ""), answers(200, ""));
        var user = new User(channel(), "anna");

        user.start();

        await().untilAsserted(() -> assertThat(bodies()).containsExactly("One", "One", "One", "two", "Three?"));
        assertThat(ids().subList(0, 3)).containsOnly(ids().getFirst());
    }

    @Test
    void failInTheEndAndMakeRoomForTheNext() {
        receiver.will(answers(400, ""), answers(200, ""));
        var user = new User(channel(), "anna");

        user.start();

        await().untilAsserted(() -> assertThat(bodies()).containsExactly("One", "Three?"));
        var failed = list(user.channel, "?state=failed");
        assertThat(failed.textAt("/data/0/reason")).isEqualTo("http_400");
        var id = failed.textAt("/data/0/id");
        product.owner().post("/v1/deliveries/%s/redeliver".formatted(id)).is(202);
        await().untilAsserted(() -> assertThat(bodies()).containsExactly("One", "Three?", "One", "two"));
        await().untilAsserted(() ->
            assertThat(product.owner().get("/v1/deliveries/" + id).textAt("/data/state")).isEqualTo("delivered"));
        product.owner().post("/v1/deliveries/%s/redeliver".formatted(id)).isRefused(409, "conflict");
    }

    @Test
    void areMadeAgainForAWholeRange() {
        receiver.will(answers(400, ""), answers(400, ""), answers(400, ""), answers(400, ""), answers(400, ""), answers(400, ""), answers(200, ""));
        var user = new User(channel(), "anna");
        user.start();
        user.say("again");
        user.say("and again");
        await().untilAsserted(() -> assertThat(list(user.channel, "?state=failed").at("/meta/total").asInt()).isEqualTo(6));

        var asked = product.owner().post("/v1/channels/%s/deliveries/redeliver".formatted(user.channel.id()),
            "{\"state\": \"failed\", \"from\": \"2020-01-01T00:00:00Z\"}").is(202);

        assertThat(asked.at("/data/redelivered").asInt()).isEqualTo(6);
        await().untilAsserted(() -> assertThat(bodies()).hasSize(6 + 9));
        assertThat(bodies().subList(6, 15)).containsExactly("One", "two", "Three?", "One", "two", "Three?", "One", "two", "Three?");
        product.owner().post("/v1/channels/%s/deliveries/redeliver".formatted(user.channel.id()), "{\"state\": \"pending\"}")
            .isInvalid("state");
    }

    @Test
    void switchTheChannelOffWhereNobodyIsThereAnyMore() {
        receiver.will(answers(410, ""));
        var channel = channel();

        new User(channel, "anna").start();

        await().untilAsserted(() -> assertThat(product.owner().get("/v1/channels/" + channel.id()).at("/data/active").asBoolean()).isFalse());
        assertThat(bodies()).containsExactly("One");
    }

    private Channel channel() {
        var bot = product.bot(TALKS);
        var made = product.owner().post(bot.path() + "/channels", """
            {"type": "posting", "name": "Channel of a test", "config": {"url": "%s"}, "active": true}""".formatted(receiver.url())).is(201);
        return new Channel(made.textAt("/data/id"), bot.id());
    }

    private Answer list(Channel channel, String query) {
        return product.owner().get("/v1/channels/%s/deliveries%s".formatted(channel.id(), query)).is(200);
    }

    private List<String> bodies() {
        return receiver.received().stream().map(Received::body).toList();
    }

    private List<String> ids() {
        return receiver.received().stream().map(request -> request.header("webhook-id")).toList();
    }

    private record Channel(String id, String bot) { }

    /** Somebody who talks through a channel. */
    private final class User {
        private final Channel channel;
        private final String name;
        private final ConversationId conversation;

        User(Channel channel, String name) {
            this.channel = channel;
            this.name = name;
            this.conversation = ConversationId.of(new ChannelId(channel.id()), name);
        }

        void start() {
            tell(new StartSession(conversation, TurnId.next(), workspace(), new ChannelId(channel.id()), PostingChannel.KIND,
                new BotId(channel.bot()), name, new EndUser(name, PostingChannel.KIND, null, null), Map.of(), null, false, Duration.ZERO));
        }

        void say(String text) {
            tell(new SendMessage(conversation, TurnId.next(), MessageId.next(), UserInput.ofText(text)));
        }

        long work() {
            return jdbc().sql("select count(*) from work where aggregate_id = ?").param(conversation.value()).query(Long.class).single();
        }

        private void tell(Object command) {
            product.context().getBean(CommandGateway.class).sendAndWait(GenericCommandMessage.asCommandMessage(command));
        }

        private WorkspaceId workspace() {
            return new WorkspaceId(jdbc().sql("select workspace_id from channel where channel_id = ?").param(channel.id())
                .query(String.class).single());
        }
    }

    private JdbcClient jdbc() {
        return product.context().getBean(JdbcClient.class);
    }
}
