package io.verbatim.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SharedLimitsTest {
    private static final int LIMIT = 100;

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    private final Hands time = new Hands();
    private final TestNode here = TestNode.among(2, time);
    private final TestNode there = TestNode.among(2, time);

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql(new ClassPathResource("db/migration/V302__rate_limit.sql").getContentAsString(StandardCharsets.UTF_8)).update();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void forget() {
        jdbc.sql("truncate rate_limit").update();
    }

    @Test
    void letTheLimitPassTogetherWhenBothAreHammered() {
        long passed = 0;
        for (int round = 0; round < 20; round++) {
            passed += here.passing(40, LIMIT) + there.passing(40, LIMIT);
            compare();
        }

        assertThat(passed).isEqualTo(LIMIT);
    }

    @Test
    void letTheLimitPassOnOneWhenTheOtherIsIdle() {
        long passed = 0;
        for (int round = 0; round < 20; round++) {
            passed += here.passing(20, LIMIT);
            compare();
        }

        assertThat(passed).isEqualTo(LIMIT);
    }

    @Test
    void giveOutNoMoreThanTheirPartBeforeTheyHaveLooked() {
        assertThat(here.passing(LIMIT, LIMIT) + there.passing(LIMIT, LIMIT)).isEqualTo(LIMIT);
    }

    @Test
    void sayWhatIsLeftOnAllTogether() {
        here.passing(10, LIMIT);
        there.passing(20, LIMIT);
        compare();
        compare();

        assertThat(here.take(LIMIT).remaining()).isEqualTo(69);
    }

    @Test
    void agreeOnTheEndOfTheMinute() {
        here.take(LIMIT);
        compare();
        jdbc.sql("update rate_limit set began_at = began_at - interval '30 seconds'").update();
        there.take(LIMIT);
        compare();

        var end = Instant.ofEpochMilli(there.take(LIMIT).resetAt());
        assertThat(end).isBetween(TestNode.NOON.plusSeconds(20), TestNode.NOON.plusSeconds(30));
    }

    @Test
    void beginAnewWhenTheMinuteIsOver() {
        exhaust();
        time.pass(Duration.ofMinutes(1));
        jdbc.sql("update rate_limit set began_at = began_at - interval '1 minute'").update();
        here.take(LIMIT);
        compare();

        assertThat(jdbc.sql("select used from rate_limit").query(Long.class).single()).isEqualTo(1);
        assertThat(here.take(LIMIT).remaining()).isEqualTo(98);
    }

    @Test
    void askForALookWhenTheirPartRunsLow() throws InterruptedException {
        here.take(LIMIT);
        compare();
        here.company().await(Duration.ZERO);
        assertThat(here.passing(10, LIMIT)).isEqualTo(10);
        assertThat(here.company().isAskedForALook()).isFalse();

        here.passing(5, LIMIT);

        assertThat(here.company().isAskedForALook()).isTrue();
    }

    @Test
    void giveOutWhatWasKeptForNodesThatAreGone() {
        here.passing(10, LIMIT);
        compare();
        here.limits().release();

        assertThat(here.passing(LIMIT, LIMIT)).isEqualTo(90);
    }

    @Test
    void keepWhatOthersUsedWhenTheLimitIsChanged() {
        exhaust();

        long passed = 0;
        for (int round = 0; round < 20; round++) {
            passed += here.passing(LIMIT, LIMIT + 20);
            compare();
        }

        assertThat(passed).isEqualTo(20);
    }

    @Test
    void forgetMinutesThatAreLongOver() {
        exhaust();
        jdbc.sql("update rate_limit set began_at = began_at - interval '10 minutes'").update();

        new LimitTable(jdbc).forgetTheOld();

        assertThat(jdbc.sql("select count(*) from rate_limit").query(Long.class).single()).isZero();
    }

    private void exhaust() {
        for (int round = 0; round < 10; round++) {
            here.passing(LIMIT, LIMIT);
            there.passing(LIMIT, LIMIT);
            compare();
        }
    }

    private void compare() {
        for (var node : List.of(here, there)) {
            var claims = node.limits().claims();
            new LimitTable(jdbc).claim(claims, node.company().nodes()).forEach(look -> node.limits().hear(claims.getFirst(), look));
        }
    }
}
