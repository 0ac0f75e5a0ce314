package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Time that passes within a turn. */
@ExtendWith(Running.class)
class DelayIT {

    private final Product product;

    DelayIT(Product product) {
        this.product = product;
    }

    @Test
    void passesBetweenTwoMessagesOfATurn() {
        var chat = product.bot(flow(50)).channel();

        var turn = chat.start("{\"session_id\": \"anna\"}").is(200);

        assertThat(turn.each("/messages", "/text")).containsExactly("One moment.", "Done.", "More?");
        assertThat(chat.trail(turn)).containsSubsequence("EffectRequested", "EffectSucceeded", "BotMessageSaid", "TurnCompleted");
    }

    @Test
    void makesWhatTheUserSaysMeanwhileWait() {
        var chat = product.bot(flow(300)).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var first = CompletableFuture.supplyAsync(() -> chat.say("anna", "yes"));
        var second = chat.say("anna", "again").is(200);

        assertThat(first.join().is(200).each("/messages", "/text")).containsExactly("One moment.", "Done.", "More?");
        assertThat(second.each("/messages", "/text")).containsExactly("One moment.", "Done.", "More?");
    }

    @Test
    void ofMoreThanAMinuteIsRefusedByThePublishCheck() {
        var bot = Bot.create(product);
        product.owner().put(bot.path() + "/draft", flow(60_001)).is(200);

        var refused = product.owner().post(bot.path() + "/publish").isRefused(422, "publish_errors");

        assertThat(refused.each("/errors", "/field")).containsExactly("delay_ms");
    }

    private static String flow(int delayMs) {
        return """
            {"components": [
               {"id": "start", "type": "start", "next": "wait"},
               {"id": "wait", "type": "message", "text": "One moment.", "next": "pause"},
               {"id": "pause", "type": "delay", "delay_ms": %d, "next": "done"},
               {"id": "done", "type": "message", "text": "Done.", "next": "ask"},
               {"id": "ask", "type": "question_text", "text": "More?", "next": "wait"}]}""".formatted(delayMs);
    }
}
