package io.verbatim.channel.stream;

import io.verbatim.shared.NodeName;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who publishes to a topic, and how far it is. Held by a lease on the database's clock, and fenced by its epoch: who has lost it, and does not
 * know it yet, changes nothing any more.
 */
@Component
@Conditional(KafkaIsGiven.class)
class PublisherTable {

    /** How long nobody takes over from a node that is silent. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final String TAKE = """
        update publisher set epoch = epoch + 1, node = ?, held_until = clock_timestamp() + make_interval(secs => ?)
         where topic = ? and held_until < clock_timestamp()
        returning epoch, position, event_id
        """;
    private static final String RENEW = """
        update publisher set held_until = clock_timestamp() + make_interval(secs => ?) where topic = ? and epoch = ?
        """;
    private static final String ADVANCE = """
        update publisher set position = ?, event_id = ?, changed_at = clock_timestamp(),
               held_until = clock_timestamp() + make_interval(secs => ?)
         where topic = ? and epoch = ? and position <= ?
        """;
    private static final String LAG = """
        select p.position, coalesce(greatest((select max(global_index) from event) - p.position, 0), 0) as positions,
               coalesce((select extract(epoch from clock_timestamp() - e.recorded_at) from event e where e.global_index > p.position
                          order by e.global_index limit 1), 0) as seconds
          from publisher p where p.topic = ?
        """;

    private final JdbcClient jdbc;
    private final NodeName node;

    PublisherTable(JdbcClient jdbc, NodeName node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /** Makes sure that there is a row for the topic; a new one begins before the first event. */
    void ensure(String topic) {
        jdbc.sql("insert into publisher (topic) values (?) on conflict (topic) do nothing").param(topic).update();
    }

    /** Becomes the one that publishes, where nobody is. */
    Optional<Term> take(String topic) {
        return jdbc.sql(TAKE).params(node.value(), LEASE.toSeconds(), topic)
            .query((row, no) -> new Term(topic, row.getLong("epoch"), row.getLong("position"), row.getString("event_id"))).optional();
    }

    /** Stays it for some seconds more; false if somebody else has become it. */
    boolean renew(Term term) {
        return jdbc.sql(RENEW).params(LEASE.toSeconds(), term.topic(), term.epoch()).update() == 1;
    }

    /** Takes note of what was acknowledged, and stays it; false if somebody else has become it: then nothing is changed. */
    boolean advance(Term term, long position, String eventId) {
        return jdbc.sql(ADVANCE).params(position, eventId, LEASE.toSeconds(), term.topic(), term.epoch(), position).update() == 1;
    }

    /** Leaves it to whoever looks next. */
    void leave(Term term) {
        jdbc.sql("update publisher set held_until = '-infinity' where topic = ? and epoch = ?").params(term.topic(), term.epoch()).update();
    }

    /** How far the topic is behind the store. */
    Lag lag(String topic) {
        return jdbc.sql(LAG).param(topic).query((row, no) -> new Lag(row.getLong("position"), row.getLong("positions"), row.getDouble("seconds")))
            .optional().orElse(Lag.NONE);
    }
}
