package io.verbatim.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.verbatim.query.StoredJson;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnEvents;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnEvents.Stored;
import io.verbatim.shared.conversation.TurnPlace;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TurnEventQueries {

    private static final Map<String, Class<? extends ConversationEvent>> TYPES = Map.of(
        StoredEvent.REPLY_STREAMED, ReplyStreamed.class,
        StoredEvent.BOT_MESSAGE_SAID, BotMessageSaid.class,
        StoredEvent.TURN_COMPLETED, TurnCompleted.class);

    // One statement, so that the end of the stream and what lies before it are seen at the same moment.
    private static final String EVENTS = """
        SELECT f.no, h.highest, e.seq, e.type, e.payload
        FROM unnest(:conversations::text[], :turns::text[], :positions::text[]::bigint[]) WITH ORDINALITY f (conversation, turn, position, no)
        CROSS JOIN LATERAL (SELECT coalesce(max(seq), -1) AS highest FROM event WHERE aggregate_id = f.conversation) h
        LEFT JOIN LATERAL (
            SELECT seq, type, payload FROM event
            WHERE aggregate_id = f.conversation AND seq > f.position AND type = ANY(:types)
                AND strpos(payload::text, '"turn_id":"' || f.turn || '"') > 0
            ORDER BY seq LIMIT :most) e ON true
        ORDER BY f.no, e.seq
        """;

    private final JdbcClient jdbc;

    TurnEventQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<TurnEvents> handle(FindTurnEvents query) {
        var behind = query.behind();
        List<List<Entry>> entries = Stream.<List<Entry>>generate(ArrayList::new).limit(behind.size()).toList();
        jdbc.sql(EVENTS)
            .param("conversations", behind.stream().map(place -> place.conversationId().value()).toArray(String[]::new))
            .param("turns", behind.stream().map(place -> place.turnId().value()).toArray(String[]::new))
            .param("positions", behind.stream().map(place -> Long.toString(place.position())).toArray(String[]::new))
            .param("types", TYPES.keySet().toArray(String[]::new)).param("most", query.most())
            .query(Entry::of).list().forEach(entry -> entries.get(entry.no - 1).add(entry));
        return IntStream.range(0, behind.size()).mapToObj(i -> events(behind.get(i), entries.get(i), query.most())).toList();
    }

    private static TurnEvents events(TurnPlace behind, List<Entry> entries, int most) {
        boolean complete = entries.stream().filter(Entry::isEvent).count() < most;
        var last = entries.getLast();
        // The text of the id may also have been found in a value that somebody gave.
        var events = entries.stream().filter(Entry::isEvent).map(Entry::stored)
            .filter(stored -> stored.event().turnId().equals(behind.turnId())).toList();
        return new TurnEvents(behind, events, complete ? last.highest : last.seq, complete);
    }

    /** One of a place's events, or, without type and payload, that there are none. */
    private record Entry(int no, long highest, long seq, @Nullable String type, @Nullable String payload) {

        static Entry of(ResultSet row, int no) throws SQLException {
            return new Entry(row.getInt("no"), row.getLong("highest"), row.getLong("seq"), row.getString("type"),
                row.getString("payload"));
        }

        boolean isEvent() {
            return type != null;
        }

        Stored stored() {
            return new Stored(seq, StoredJson.read(String.valueOf(payload), TYPES.get(String.valueOf(type))));
        }
    }
}
