package io.verbatim.channel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.NodeName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PublisherTableTest {

    private static final String TOPIC = "verbatim.events";

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    private final PublisherTable first = new PublisherTable(jdbc, new NodeName("first"));
    private final PublisherTable second = new PublisherTable(jdbc, new NodeName("second"));

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql(new ClassPathResource("db/migration/V319__publisher.sql").getContentAsString(StandardCharsets.UTF_8)).update();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void begin() {
        jdbc.sql("truncate publisher").update();
        first.ensure(TOPIC);
        second.ensure(TOPIC);
    }

    @Test
    void letsOneNodePublishAtATime() {
        var term = first.take(TOPIC).orElseThrow();

        assertThat(term).isEqualTo(new Term(TOPIC, 1, 0, null));
        assertThat(second.take(TOPIC)).isEmpty();
        assertThat(first.renew(term)).isTrue();
    }

    @Test
    void refusesAPositionOfWhoWasTakenOverFrom() {
        var zombie = first.take(TOPIC).orElseThrow();
        first.advance(zombie, 10, "event-10");
        lapse();
        var living = second.take(TOPIC).orElseThrow();

        assertThat(living).isEqualTo(new Term(TOPIC, 2, 10, "event-10"));
        assertThat(first.advance(zombie, 20, "event-20")).isFalse();
        assertThat(first.renew(zombie)).isFalse();
        assertThat(second.advance(living, 12, "event-12")).isTrue();
        assertThat(position()).isEqualTo(12);
    }

    @Test
    void leavesNobodysTermButItsOwn() {
        var zombie = first.take(TOPIC).orElseThrow();
        lapse();
        second.take(TOPIC);

        first.leave(zombie);

        assertThat(first.take(TOPIC)).isEmpty();
    }

    @Test
    void neverGoesBack() {
        var term = first.take(TOPIC).orElseThrow();
        first.advance(term, 10, "event-10");

        assertThat(first.advance(term, 9, "event-9")).isFalse();
        assertThat(position()).isEqualTo(10);
    }

    @Test
    void givesATermThatWasLeftToTheNext() {
        first.leave(first.take(TOPIC).orElseThrow());

        assertThat(second.take(TOPIC)).contains(new Term(TOPIC, 2, 0, null));
    }

    private static void lapse() {
        jdbc.sql("update publisher set held_until = clock_timestamp() - interval '1 second'").update();
    }

    private static long position() {
        return jdbc.sql("select position from publisher").query(Long.class).single();
    }
}
