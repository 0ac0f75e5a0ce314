package io.verbatim.command.dispatch;

import io.verbatim.command.eventstore.EventTypes;
import io.verbatim.command.eventstore.StoredEvents;
import io.verbatim.command.eventstore.node.Orphan;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the events that have opened work. They are among the last of their conversations, which are read from their ends. */
@Component
class WorkOpenings {

    private static final String[] TYPES = {EventTypes.nameOf(AttemptStarted.class), EventTypes.nameOf(EffectRequested.class)};
    private static final String LAST = "select " + StoredEvents.COLUMNS + """
         from unnest(?::text[], ?::text[]) as opened (work_id, owner)
         cross join lateral (
            select * from event
             where aggregate_id = owner and type = any (?) and coalesce(payload->>'attempt_id', payload->>'effect_id') = work_id
             order by seq desc limit 1) as opening
        """;

    private final JdbcClient jdbc;
    private final StoredEvents stored;

    WorkOpenings(JdbcClient eventStoreJdbc, StoredEvents stored) {
        this.jdbc = eventStoreJdbc;
        this.stored = stored;
    }

    /** Those of attempts and effects, in no order. */
    List<? extends EventMessage<?>> of(List<Orphan> work) {
        return work.isEmpty() ? List.of() : jdbc.sql(LAST).params(each(work, Orphan::id), each(work, Orphan::aggregateId), TYPES)
            .query((row, no) -> stored.message(stored.tracked(row))).list();
    }

    private static String[] each(List<Orphan> work, Function<Orphan, String> part) {
        return work.stream().map(part).toArray(String[]::new);
    }
}
