package io.verbatim.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ErrandTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Errand errand = new Errand("Nobody is at home") { };

    @Test
    void isNotDoneAnyMoreWhenItsCallerHasGone() {
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> errand.await(SHORT)).withMessage("Nobody is at home");

        assertThat(errand.take()).isFalse();
    }

    @Test
    void isWaitedForWhereItWasTakenInTime() {
        assertThat(errand.take()).isTrue();
        var over = new CompletableFuture<Void>();
        var caller = Thread.ofPlatform().start(() -> {
            errand.await(SHORT);
            over.complete(null);
        });

        // Without a limit: its patience is over.
        await().until(() -> caller.getState() == Thread.State.WAITING);
        errand.succeed();

        assertThat(over).succeedsWithin(LONG);
    }

    @Test
    void failsWithWhatItCouldNotBeDoneFor() {
        var failure = new IllegalArgumentException("No such door");
        errand.take();

        errand.fail(failure);

        assertThatThrownBy(() -> errand.await(LONG)).isSameAs(failure);
    }

    @Test
    void isLeftByACallerThatIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> errand.await(LONG));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(errand.take()).isFalse();
    }
}
