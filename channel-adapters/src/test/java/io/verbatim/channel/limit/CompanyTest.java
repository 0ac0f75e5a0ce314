package io.verbatim.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private final Hands time = new Hands();
    private final Company company = new Company();

    @Test
    void isAloneUntilOthersAreSeen() {
        company.count(0, time.currentTimeNanos());

        assertThat(company.isShared()).isFalse();
    }

    @Test
    void noticesOthersAtOnce() {
        company.count(3, time.currentTimeNanos());

        assertThat(company.nodes()).isEqualTo(3);
    }

    @Test
    void believesThatOthersAreGoneWhenTheyHaveNotBeenSeenForAWhile() {
        company.count(2, time.currentTimeNanos());
        company.count(1, time.currentTimeNanos());
        time.pass(Duration.ofSeconds(15));
        company.count(1, time.currentTimeNanos());
        assertThat(company.isShared()).isTrue();

        time.pass(Duration.ofSeconds(1));
        company.count(1, time.currentTimeNanos());

        assertThat(company.isShared()).isFalse();
    }

    @Test
    void believesNothingOfWhatItSawBeforeTheDatabaseWasAway() {
        company.count(2, time.currentTimeNanos());
        company.count(1, time.currentTimeNanos());
        company.lostSight();
        time.pass(Duration.ofSeconds(16));

        company.count(1, time.currentTimeNanos());

        assertThat(company.isShared()).isTrue();
    }

    @Test
    void ringsOnceForManyWhoAsk() throws InterruptedException {
        company.ring();
        company.ring();

        company.await(Duration.ofDays(1));

        assertThat(company.isAskedForALook()).isFalse();
    }
}
