package io.verbatim.channel.backend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendEvent.BackendChanged;
import io.verbatim.shared.backend.BackendEvent.BackendRemoved;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendQuery.FindBackendToCall;
import io.verbatim.shared.backend.BreakerState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Backends as they are set up now: remembered for two seconds at most, and a change that was made on this node is known at once. */
@Component
@ProcessingGroup("live-backends")
class Backends {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 10;

    private final Cache<BackendId, Backend> known = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();
    private final QueryGateway queries;

    Backends(QueryGateway queries) {
        this.queries = queries;
    }

    /** Empty where there is none; throws where the views cannot be asked. */
    Optional<Backend> find(BackendId id) {
        return Optional.ofNullable(known.get(id, this::ask));
    }

    @EventHandler
    void on(BackendChanged event) {
        known.asMap().computeIfPresent(event.backendId(),
            (id, before) -> new Backend(id, before.workspaceId(), before.botId(), event.settings(), before.breaker()));
    }

    @EventHandler
    void on(BreakerChanged event, @Timestamp Instant at) {
        known.asMap().computeIfPresent(event.backendId(), (id, before) -> new Backend(id, before.workspaceId(), before.botId(),
            before.settings(), new BreakerState(event.to(), event.no(), at, event.failureRate())));
    }

    @EventHandler
    void on(BackendRemoved event) {
        known.invalidate(event.backendId());
    }

    private @Nullable Backend ask(BackendId id) {
        return queries.query(new FindBackendToCall(id), ResponseTypes.optionalInstanceOf(Backend.class))
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().orElse(null);
    }
}
