package io.verbatim.channel.telegram;

import io.verbatim.channel.intake.TypingWish;
import io.verbatim.channel.telegram.Update.Content.Pressed;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Small signs for who waits, beside the conversation: what becomes of them does not matter. */
@Component
@ProcessingGroup("live-telegram")
class Courtesy {
    private static final long UNTIL_IT_IS_WORTH_IT = 400;
    // Telegram shows it for five seconds.
    private static final long BETWEEN = 4_500;
    private static final int MOST_SIGNS = 25;
    private static final int MOST_WAITING = 5_000;

    private final Map<ConversationId, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final BotApi api;
    private final TypingWish wish;

    Courtesy(BotApi api, TypingWish wish) {
        this.api = api;
        this.wish = wish;
    }

    /** Lets the button go up again. */
    void acknowledge(Channel channel, Pressed pressed) {
        aside(() -> api.call(channel, "answerCallbackQuery",
            JsonNodeFactory.instance.objectNode().put("callback_query_id", pressed.queryId())));
    }

    /** Shows that the bot writes, until it has said something or its turn is over. */
    void typeFor(Channel channel, long chat, ConversationId conversation) {
        if (waiting.size() < MOST_WAITING && wish.isOf(channel.botId())) {
            var over = new CountDownLatch(1);
            if (waiting.putIfAbsent(conversation, over) == null) {
                aside(() -> type(channel, chat, conversation, over));
            }
        }
    }

    @EventHandler
    void on(BotMessageSaid event) {
        over(event.conversationId());
    }

    @EventHandler
    void on(TurnCompleted event) {
        over(event.conversationId());
    }

    private static void aside(Runnable sign) {
        Thread.ofVirtual().name("telegram-courtesy").start(sign);
    }

    private void over(ConversationId conversation) {
        var latch = waiting.remove(conversation);
        if (latch != null) {
            latch.countDown();
        }
    }

    private void type(Channel channel, long chat, ConversationId conversation, CountDownLatch over) {
        try {
            var sign = JsonNodeFactory.instance.objectNode().put("chat_id", chat).put("action", "typing");
            boolean done = over.await(UNTIL_IT_IS_WORTH_IT, TimeUnit.MILLISECONDS);
            for (int i = 0; !done && i < MOST_SIGNS; i++) {
                api.call(channel, "sendChatAction", sign);
                done = over.await(BETWEEN, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.remove(conversation, over);
        }
    }
}
