package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Conversations as they were. */
@ExtendWith(Running.class)
class AsOfIT {
    private static final String FLOW = """
        {"components": [
           {"id": "start", "type": "start", "next": "ask"},
           {"id": "ask", "type": "question_text", "text": "How can I help?", "next": "bye"},
           {"id": "bye", "type": "message", "text": "Bye", "next": "end"},
           {"id": "end", "type": "end"}]}""";

    private final Product product;

    AsOfIT(Product product) {
        this.product = product;
    }

    @Test
    void showWhatHadHappenedAndNothingElse() {
        var chat = product.bot(FLOW).channel();
        var started = chat.start("{\"session_id\": \"anna\"}").is(200);
        var ended = chat.say("anna", "Hello").is(200);
        var conversation = "/v1/conversations/" + started.textAt("/conversation_id");
        var heard = chat.events(started.textAt("/conversation_id")).stream()
            .filter(event -> event.at("/type").asString().endsWith("UserMessageReceived")).findFirst().orElseThrow();

        for (String moment : new String[] {position(heard), position(heard).replaceFirst("^", "0")}) {
            var asOf = "?as_of=" + moment;
            assertThat(read(conversation + asOf).at("/data/messages").asInt()).isEqualTo(2);
            assertThat(read(conversation + asOf).at("/data/status").asString()).isEqualTo("active");
            assertThat(read(conversation + "/messages" + asOf).at("/meta/total").asInt()).isEqualTo(2);
            assertThat(read(conversation + "/events" + asOf).at("/data").valueStream().toList().getLast()).isEqualTo(heard);
        }
        assertThat(read(conversation + "?as_of=2999-01-01T00:00:00Z").at("/data/status").asString()).isEqualTo("ended");
        product.owner().get("%s/turns/%s?as_of=%d".formatted(conversation, ended.textAt("/turn_id"),
            heard.at("/position").asLong() - 1)).is(404);
        product.owner().get(conversation + "?as_of=2020-01-01T00:00:00Z").is(404);
        product.owner().get(conversation + "?as_of=yesterday").isInvalid("as_of");
    }

    @Test
    void listThoseThatHadBegunAsTheyWere() {
        var bot = product.bot(FLOW);
        var chat = bot.channel();
        var first = chat.start("{\"session_id\": \"first\"}").is(200).textAt("/conversation_id");
        var begun = position(chat.events(first).getLast());
        chat.say("first", "Hello").is(200);
        chat.start("{\"session_id\": \"second\"}").is(200);

        var then = read(bot.path() + "/conversations?as_of=" + begun);
        assertThat(then.at("/data")).hasSize(1);
        assertThat(then.at("/data/0/id").asString()).isEqualTo(first);
        assertThat(then.at("/data/0/status").asString()).isEqualTo("active");
        assertThat(then.at("/data/0/messages").asInt()).isEqualTo(1);
        assertThat(read(bot.path() + "/conversations?as_of=2020-01-01T00:00:00Z").at("/meta/total").asInt()).isZero();
        assertThat(read(bot.path() + "/conversations?as_of=2999-01-01T00:00:00Z").at("/data")).hasSize(2);
        product.owner().get(bot.path() + "/conversations?as_of=soon").isInvalid("as_of");
    }

    @Test
    void narrowAndOrderListsAsTheyWere() {
        var bot = product.bot(FLOW);
        var chat = bot.channel();
        var first = chat.start("{\"session_id\": \"first\"}").is(200).textAt("/conversation_id");
        var second = chat.start("{\"session_id\": \"second\"}").is(200).textAt("/conversation_id");
        var begun = chat.events(second).getLast();
        chat.say("first", "Hello").is(200);

        // Instants are shown to the millisecond, and kept to the microsecond.
        var instant = Instant.parse(begun.at("/recorded_at").asString()).plusMillis(1).toString();
        for (var moment : List.of(position(begun), instant)) {
            assertThat(ids(bot, "as_of=" + moment)).containsExactly(second, first);
            assertThat(ids(bot, "status=active&as_of=" + moment)).containsExactly(second, first);
            assertThat(ids(bot, "status=ended&as_of=" + moment)).isEmpty();
            assertThat(ids(bot, "q=hello&as_of=" + moment)).isEmpty();
            assertThat(ids(bot, "q=help&per_page=1&as_of=" + moment)).containsExactly(second);
            assertThat(ids(bot, "to=%s&as_of=%s".formatted(instant, moment))).contains(first);
            assertThat(ids(bot, "user_id=nobody&as_of=" + moment)).isEmpty();
        }
        assertThat(ids(bot, "status=active")).containsExactly(second);
        assertThat(ids(bot, "")).containsExactly(first, second);
        assertThat(ids(bot, "q=hello&as_of=2999-01-01T00:00:00Z")).containsExactly(first);
    }

    private List<String> ids(Bot bot, String query) {
        return product.owner().get(bot.path() + "/conversations?" + query).is(200).each("/data", "/id");
    }

    @Test
    void letNobodySearchForWhatTheyMayNotSee() {
        var bot = product.bot(FLOW);
        var made = product.owner().post("/v1/api-keys", "{\"name\": \"v\", \"role\": \"viewer\"}").is(201);
        var viewer = product.with(made.textAt("/data/key"));

        viewer.get(bot.path() + "/conversations?status=active").is(200);
        viewer.get(bot.path() + "/conversations?q=hello").isRefused(403, "forbidden");
        viewer.get(bot.path() + "/conversations?user_id=anna").isRefused(403, "forbidden");
        var conversation = bot.channel().start("{\"session_id\": \"anna\"}").is(200).textAt("/conversation_id");
        viewer.get("%s/conversations/%s/session-data".formatted(bot.path(), conversation)).is(200);
        for (var user : List.of("anna", "nobody")) {
            viewer.get("%s/conversations/%s/session-data".formatted(bot.path(), user)).isRefused(403, "forbidden");
        }
    }

    private JsonNode read(String path) {
        return product.owner().get(path).is(200).json();
    }

    private static String position(JsonNode event) {
        return Long.toString(event.at("/position").asLong());
    }
}
