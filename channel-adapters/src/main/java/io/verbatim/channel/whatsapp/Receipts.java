package io.verbatim.channel.whatsapp;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.channel.whatsapp.graph.Graph;
import io.verbatim.channel.whatsapp.outbound.Shape;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindFlow;
import io.verbatim.shared.bot.BotQuery.FindPublishedVersion;
import io.verbatim.shared.bot.BotVersion;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows users that they were read and that an answer is being written, where the bot wants that. Nobody waits for it. */
@Component("whatsappReceipts")
class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final int MOST = 200;

    private final Semaphore room = new Semaphore(MOST);
    private final Cache<BotId, Boolean> wanted;
    private final Graph graph;
    private final Tokens tokens;
    private final QueryGateway queries;

    Receipts(Graph graph, Tokens tokens, QueryGateway queries, SetUpCaches caches) {
        this.graph = graph;
        this.tokens = tokens;
        this.queries = queries;
        this.wanted = caches.open();
    }

    /** Goes on its way; when too many are, it is left out. */
    void send(Line line, String messageId) {
        if (room.tryAcquire()) {
            Thread.ofVirtual().name("whatsapp-receipt").start(() -> sent(line, messageId));
        }
    }

    private void sent(Line line, String messageId) {
        try {
            if (wanted.get(line.channel().botId(), this::isWanted)) {
                graph.send(tokens.login(line), line.phoneNumberId(), Shape.read(messageId, true));
            }
        } catch (RuntimeException e) {
            LOG.debug("A receipt is not sent", e);
        } finally {
            room.release();
        }
    }

    private boolean isWanted(BotId bot) {
        Optional<Integer> version = queries.query(new FindPublishedVersion(bot), ResponseTypes.optionalInstanceOf(Integer.class)).join();
        var settings = version
            .flatMap(number -> queries.query(new FindFlow(bot, number), ResponseTypes.optionalInstanceOf(BotVersion.class)).join())
            .map(found -> found.definition().settings());
        return settings.map(given -> !Boolean.FALSE.equals(given.typingIndicator())).orElse(true);
    }
}
