package io.verbatim.query.experiments;

import io.verbatim.query.Batch;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("experiments")
@Makes({"experiment_count", "experiment_dispatch", "experiment_session", "experiment_progress"})
class ExperimentsProjection {

    private final Batch<List<Told>> batch = new Batch<>("experiment", ArrayList::new, this::count);
    private final ExperimentsTable table;

    ExperimentsProjection(ExperimentsTable table) {
        this.table = table;
    }

    @EventHandler
    void on(AttemptFailed event, @Timestamp Instant at, TrackingToken token) {
        take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(AttemptOutcomeUnknown event, @Timestamp Instant at, TrackingToken token) {
        take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(AttemptStarted event, @Timestamp Instant at, TrackingToken token) {
        take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(AttemptSucceeded event, @Timestamp Instant at, TrackingToken token) {
        take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(DispatchFailed event, @Timestamp Instant at, TrackingToken token) {
        take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(ReplyRequested event, @Timestamp Instant at, TrackingToken token) {
        take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(SessionEnded event, @Timestamp Instant at, TrackingToken token) {
        take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(TurnCompleted event, @Timestamp Instant at, TrackingToken token) {
        take(event, Seen.of(token, at));
    }

    private void take(ConversationEvent event, Seen seen) {
        batch.current().add(new Told(event, seen));
    }

    private void count(List<Told> told) {
        long counted = table.position();
        var news = told.stream().filter(each -> each.seen().position() > counted).toList();
        if (!news.isEmpty()) {
            var tally = table.take(news.stream().map(each -> each.event().conversationId().value()).collect(Collectors.toSet()));
            news.forEach(each -> tally.take(each.event(), each.seen()));
            table.put(tally);
            table.moveTo(news.getLast().seen().position());
        }
    }

    private record Told(ConversationEvent event, Seen seen) { }
}
