package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session API, "Idempotency": what a key is, and how far it reaches. */
@ExtendWith(Running.class)
class IdempotencyKeyIT {

    private static final String START = "{\"session_id\": \"anna\"}";

    private final Product product;

    IdempotencyKeyIT(Product product) {
        this.product = product;
    }

    @Test
    void keepsChannelsApart() {
        var bot = product.bot(Flows.SHOP);
        var one = bot.channel();
        var other = bot.channel();
        var first = start(one, "k", START).is(200);

        var second = start(other, "k", START).is(200).isFirst();

        assertThat(second.textAt("/conversation_id")).isNotEqualTo(first.textAt("/conversation_id"));
        start(other, "k", START).isReplayOf(second);
    }

    @Test
    void takesQuotedAndBareKeysForTheSame() {
        var chat = shop();
        var first = start(chat, "abc", START).is(200);

        start(chat, "\"abc\"", START).isReplayOf(first);
        start(chat, "\"abcd\"", "{\"session_id\": \"berta\"}").is(200).isFirst();
        start(chat, "ABC", "{\"session_id\": \"carla\"}").is(200).isFirst();
    }

    @Test
    void takesKeysOfUpTo255VisibleCharacters() {
        var chat = shop();
        var longest = "x".repeat(255);
        var first = start(chat, longest, START).is(200);

        start(chat, longest, START).isReplayOf(first);
        start(chat, "x".repeat(254), "{\"session_id\": \"berta\"}").is(200).isFirst();
        start(chat, "!#$%&'()*+,-./:;<=>?@[]^_`{|}~", "{\"session_id\": \"carla\"}").is(200).isFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "a b", "\"a b\"", "a\tb", "\u00e4", "a\u00ffb", "a\u007fb"})
    void refusesKeysThatAreNone(String key) {
        refusesKey(key);
    }

    @Test
    void refusesKeysThatAreTooLong() {
        refusesKey("x".repeat(256));
        refusesKey("\"" + "x".repeat(256) + "\"");
    }

    private void refusesKey(String key) {
        var chat = shop();
        long before = product.events();

        var answer = new RawLine(product.port()).send("POST", chat.path(), chat.key(), "{}".getBytes(StandardCharsets.UTF_8),
            "Idempotency-Key: " + key);

        assertThat(answer.isProblem().status()).as(answer.text()).isEqualTo(400);
        assertThat(product.events()).isEqualTo(before);
    }

    private Chat shop() {
        return product.bot(Flows.SHOP).channel();
    }

    private static Answer start(Chat chat, String key, String body) {
        return chat.start(body, "Idempotency-Key", key);
    }
}
