package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.shared.StoreBusy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandGateTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        callers.shutdownNow();
    }

    @Test
    void saysThatThereIsTooMuchToDoWhenNobodyLeavesInTime() throws Exception {
        var gate = new CommandGate(1, SHORT);
        called(gate::enter);

        assertThatThrownBy(() -> called(gate::enter)).hasCauseInstanceOf(StoreBusy.class);
    }

    @Test
    void letsTheNextInWhenOneLeaves() throws Exception {
        var gate = new CommandGate(1, LONG);
        var leave = called(gate::enter);
        var next = callers.submit(gate::enter);

        assertThat(next).isNotDone();
        leave.run();

        assertThatCode(next::get).doesNotThrowAnyException();
    }

    @Test
    void takesAPlaceBackOnlyOnce() throws Exception {
        var gate = new CommandGate(1, SHORT);
        var leave = called(gate::enter);
        leave.run();
        leave.run();
        called(gate::enter);

        assertThatThrownBy(() -> called(gate::enter)).hasCauseInstanceOf(StoreBusy.class);
    }

    @Test
    void letsTheProductsOwnThreadsPass() throws Exception {
        var gate = new CommandGate(1, SHORT);
        called(gate::enter);

        assertThatCode(gate::enter).doesNotThrowAnyException();
    }

    private <T> T called(Callable<T> call) throws InterruptedException, ExecutionException {
        return callers.submit(call).get();
    }
}
