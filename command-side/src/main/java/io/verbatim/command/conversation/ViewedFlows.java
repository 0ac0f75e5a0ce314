package io.verbatim.command.conversation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.verbatim.shared.bot.BotEvent;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindFlow;
import io.verbatim.shared.bot.BotQuery.FindPublishedVersion;
import io.verbatim.shared.bot.BotVersion;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Published flows as the view of them says. Versions never change, so they are kept as long as there is room. */
@Component
@ProcessingGroup("live-flows")
class ViewedFlows implements Flows {

    private static final int MOST = 500;

    private record Version(BotId bot, int number) { }

    private final FreshCache<BotId, Optional<Integer>> published;
    private final LoadingCache<Version, BotVersion> versions;

    ViewedFlows(QueryGateway queries) {
        published = new FreshCache<>(bot ->
            queries.query(new FindPublishedVersion(bot), ResponseTypes.optionalInstanceOf(Integer.class)).join());
        versions = Caffeine.newBuilder().maximumSize(MOST).build(wanted ->
            queries.query(new FindFlow(wanted.bot(), wanted.number()), ResponseTypes.optionalInstanceOf(BotVersion.class)).join()
                .orElseThrow(() -> new IllegalStateException("No version %d of %s".formatted(wanted.number(), wanted.bot()))));
    }

    @Override
    public Optional<BotVersion> published(BotId bot) {
        return published.get(bot).map(number -> version(bot, number));
    }

    @Override
    public BotVersion version(BotId bot, int number) {
        return versions.get(new Version(bot, number));
    }

    @EventHandler
    void on(BotEvent event) {
        published.changed(event.botId());
    }
}
