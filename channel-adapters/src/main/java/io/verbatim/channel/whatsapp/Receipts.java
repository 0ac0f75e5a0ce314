package io.verbatim.channel.whatsapp;

import io.verbatim.channel.intake.TypingWish;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.outbound.Shape;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows users that they were read and that an answer is being written, where the bot wants that. Nobody waits for it. */
@Component("whatsappReceipts")
class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final int MOST = 200;

    private final Semaphore room = new Semaphore(MOST);
    private final Graph graph;
    private final Tokens tokens;
    private final TypingWish wish;

    Receipts(Graph graph, Tokens tokens, TypingWish wish) {
        this.graph = graph;
        this.tokens = tokens;
        this.wish = wish;
    }

    /** Goes on its way; when too many are, it is left out. */
    void send(Line line, String messageId) {
        if (room.tryAcquire()) {
            Thread.ofVirtual().name("whatsapp-receipt").start(() -> sent(line, messageId));
        }
    }

    private void sent(Line line, String messageId) {
        try {
            if (wish.isOf(line.channel().botId())) {
                graph.send(tokens.login(line), line.phoneNumberId(), Shape.read(messageId, true));
            }
        } catch (RuntimeException e) {
            LOG.debug("A receipt is not sent", e);
        } finally {
            room.release();
        }
    }
}
