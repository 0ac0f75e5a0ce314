package io.verbatim.command.conversation;

import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendEvent;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import io.verbatim.shared.backend.BackendQuery.FindBackendsOf;
import io.verbatim.shared.bot.BotId;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** A bot's backends as the view of them says. */
@Component
@ProcessingGroup("live-backends")
class ViewedBackends implements Backends {

    private final FreshCache<BotId, List<Backend>> cache;

    ViewedBackends(QueryGateway queries) {
        cache = new FreshCache<>(bot -> queries.query(new FindBackendsOf(bot), ResponseTypes.multipleInstancesOf(Backend.class)).join());
    }

    @Override
    public List<Backend> of(BotId bot) {
        return cache.get(bot);
    }

    @EventHandler
    void on(BackendEvent event) {
        // A breaker moves when there is most to do: its state may be a second old, as the draw does not depend on it.
        if (!(event instanceof BreakerChanged)) {
            cache.changed(event.botId());
        }
    }
}
