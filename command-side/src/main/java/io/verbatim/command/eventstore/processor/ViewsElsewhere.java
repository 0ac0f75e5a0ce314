package io.verbatim.command.eventstore.processor;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The views that only other nodes keep up to date, for those who wait for them here: asked of the database, one query a look. */
final class ViewsElsewhere {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    // A processor's position is not written for events that are nothing to it: behind it, only those that are count.
    private static final String HAVE_HANDLED = """
        select not exists (
            select from unnest(?::text[], ?::text[]) as wanted (name, type)
              left join processor_position p on p.name = wanted.name
             where coalesce(p.position, 0) < ?
               and exists (select from event e
                            where e.global_index > coalesce(p.position, 0) and e.global_index <= ? and e.type = wanted.type))
        """;

    private final Map<String, Set<String>> types = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    ViewsElsewhere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param handled the events that make the view */
    void add(String processor, Set<String> handled) {
        types.put(processor, handled);
    }

    /** Whether all of them have taken in everything up to this position in time. */
    boolean await(long position, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean handled = types.isEmpty() || haveHandled(position);
        while (!handled && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS);
            handled = haveHandled(position);
        }
        return handled;
    }

    private boolean haveHandled(long position) {
        return jdbc.sql(HAVE_HANDLED).params(each((name, type) -> name), each((name, type) -> type), position, position)
            .query(Boolean.class).single();
    }

    private String[] each(BinaryOperator<String> part) {
        return types.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(type -> part.apply(entry.getKey(), type))).toArray(String[]::new);
    }
}
