package io.verbatim.channel.stream;

import io.verbatim.shared.log.LogPage;
import io.verbatim.shared.log.LogQuery;
import io.verbatim.shared.log.LogQuery.AwaitSettled;
import io.verbatim.shared.log.LogQuery.ReadLog;
import io.verbatim.shared.log.Settled;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The log of all events, asked for by the bus. */
@Component
@Conditional(KafkaIsGiven.class)
class EventLog {

    private final QueryGateway queries;

    EventLog(QueryGateway queries) {
        this.queries = queries;
    }

    Settled awaitSettled(long beyond, Duration patience) {
        return ask(new AwaitSettled(beyond, patience), Settled.class);
    }

    LogPage read(long after, long upTo, int most) {
        return ask(new ReadLog(after, upTo, most), LogPage.class);
    }

    private <T> T ask(LogQuery query, Class<T> type) {
        try {
            return queries.query(query, type).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
