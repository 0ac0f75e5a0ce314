package io.verbatim.channel.replay;

import io.verbatim.channel.replay.Asked.Filter;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.log.LogPage;
import io.verbatim.shared.log.LogQuery.ReadLog;
import io.verbatim.shared.log.LoggedEvent;
import io.verbatim.shared.replay.ReplayQuery.FindConversationsOf;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a replay wants of the log: the workspace's own events, as others may see them, that its filter lets through. */
@Component
class Selection {
    private static final int PAGE = 500;

    private final Desk desk;
    private final QueryGateway queries;

    Selection(Desk desk, QueryGateway queries) {
        this.desk = desk;
        this.queries = queries;
    }

    /**
     * The next part.
     *
     * @param end everything that is wanted at or below it is in this part or was before it
     */
    record Part(List<LoggedEvent> events, long end) { }

    /** What comes behind a position. */
    Part next(Replay replay, long after) {
        var page = queries.query(new ReadLog(after, replay.ends(), PAGE), LogPage.class).join();
        var inTime = replay.asked().inTime();
        var events = page.events().stream().filter(event -> replay.workspace().value().equals(event.workspace()))
            .filter(event -> inTime.test(event.recordedAt())).toList();
        var filter = replay.asked().filter();
        return new Part(filter == null ? events : filtered(replay, filter, events), page.end());
    }

    private List<LoggedEvent> filtered(Replay replay, Filter filter, List<LoggedEvent> events) {
        var some = events.stream().filter(isIn(filter.types(), LoggedEvent::type))
            .filter(isIn(filter.conversationIds(), LoggedEvent::stream)).toList();
        if (some.isEmpty() || filter.channelId() == null && filter.botId() == null) {
            return some;
        }
        var streams = streams(replay, filter, some);
        return some.stream().filter(event -> streams.contains(event.stream())).toList();
    }

    /** What happened to a channel or a bot itself belongs to it, too. */
    private Set<String> streams(Replay replay, Filter filter, List<LoggedEvent> events) {
        var among = events.stream().map(LoggedEvent::stream).distinct().toList();
        var streams = new HashSet<>(desk.all(
            new FindConversationsOf(replay.workspace(), among, filter.channelId(), filter.botId()), String.class));
        if (filter.channelId() == null || filter.botId() == null) {
            Stream.of(filter.channelId(), filter.botId()).filter(id -> id != null).forEach(streams::add);
        }
        return streams;
    }

    private static Predicate<LoggedEvent> isIn(@Nullable List<String> wanted, Function<LoggedEvent, String> field) {
        return event -> wanted == null || wanted.isEmpty() || wanted.contains(field.apply(event));
    }
}
