package io.verbatim.channel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SendingTest {

    @Test
    void isOverWhenAllAreAcknowledged() throws Exception {
        var sending = sending(2);

        sending.ended(null);
        assertThat(sending.await(Duration.ZERO)).isFalse();
        sending.ended(null);
        assertThat(sending.await(Duration.ZERO)).isTrue();
    }

    @Test
    void isOverWhenOneHasFailed() {
        var sending = sending(3);

        sending.ended(null);
        sending.ended(new IllegalStateException("No leader"));

        assertThat(sending.hasFailed()).isTrue();
        assertThatThrownBy(() -> sending.await(Duration.ZERO)).isInstanceOf(KafkaTrouble.class).hasMessage("No leader");
    }

    @Test
    void isOverAtOnceWhereThereIsNothing() throws Exception {
        assertThat(sending(0).await(Duration.ZERO)).isTrue();
    }

    private static Sending sending(int records) {
        return new Sending(records, failure -> new KafkaTrouble(String.valueOf(failure.getMessage())));
    }
}
