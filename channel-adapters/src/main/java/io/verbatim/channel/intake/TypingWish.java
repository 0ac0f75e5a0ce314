package io.verbatim.channel.intake;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindFlow;
import io.verbatim.shared.bot.BotQuery.FindPublishedVersion;
import io.verbatim.shared.bot.BotVersion;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Whether a bot wants it to be seen that an answer is coming. */
@Component
public class TypingWish {
    private final Cache<BotId, Boolean> known;
    private final QueryGateway queries;

    TypingWish(QueryGateway queries, SetUpCaches caches) {
        this.known = caches.open();
        this.queries = queries;
    }

    /** Unless its settings say otherwise it does. */
    public boolean isOf(BotId bot) {
        return known.get(bot, this::found);
    }

    private Boolean found(BotId bot) {
        return queries.query(new FindPublishedVersion(bot), ResponseTypes.optionalInstanceOf(Integer.class)).join()
            .flatMap(version -> queries.query(new FindFlow(bot, version), ResponseTypes.optionalInstanceOf(BotVersion.class)).join())
            .map(version -> version.definition().settings())
            .map(settings -> !Boolean.FALSE.equals(settings.typingIndicator())).orElse(true);
    }
}
