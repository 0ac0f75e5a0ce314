package io.verbatim.channel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.channel.egress.EgressFailure.Kind;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Sse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EgressCallTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final FakeBackend backend = FakeBackend.start();
    private final Egress egress = Egress.of(EgressSettings.allowing("127.0.0.1"), OwnPorts.none());
    private final List<EgressOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<Thread> tellers = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        egress.close();
        backend.close();
    }

    @Test
    void tellsOnTheThreadThatMadeIt() throws InterruptedException {
        var maker = making(egress.prepared(request(PATIENCE)));
        maker.join();

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(EgressAnswer.class, answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(tellers).containsExactly(maker);
    }

    @Test
    void tellsInTimeThoughItsThreadIsStuck() throws InterruptedException {
        backend.will(Sse.stream(Sse.data("Hello")));
        var stuck = new CountDownLatch(1);

        var maker = making(egress.prepared(request(SHORT), PATIENCE, sink(() -> awaited(stuck))));

        await().until(() -> outcomes.size() == 1);
        assertThat(outcomes.getFirst()).isInstanceOfSatisfying(EgressFailure.class, late -> assertThat(late.kind()).isEqualTo(Kind.TIMEOUT));
        assertThat(maker.isAlive()).isTrue();
        stuck.countDown();
        maker.join();
        assertThat(outcomes).hasSize(1);
        assertThat(tellers).doesNotContain(maker).allMatch(Thread::isVirtual);
    }

    @Test
    void tellsOfAFaultOfOurs() throws InterruptedException {
        backend.will(Sse.stream(Sse.data("Hello")));

        making(egress.prepared(request(PATIENCE), PATIENCE, sink(() -> {
            throw new IllegalStateException("with text of the user");
        }))).join();

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(EgressFailure.class, fault -> assertThat(fault)
            .returns(Kind.UNFORESEEN, EgressFailure::kind)
            .returns("The call ended in a way that was not foreseen: IllegalStateException", EgressFailure::detail));
    }

    @Test
    void isAbandonedWhereItsThreadIsInterrupted() throws InterruptedException {
        backend.will(Behaviour.hangs());
        var maker = making(egress.prepared(request(PATIENCE)));
        await().until(() -> !backend.received().isEmpty());

        maker.interrupt();
        maker.join();

        assertThat(outcomes).singleElement().isEqualTo(Failures.abandoned());
    }

    private Thread making(EgressCall call) {
        return Thread.startVirtualThread(() -> call.make(outcome -> {
            tellers.add(Thread.currentThread());
            outcomes.add(outcome);
        }));
    }

    private EgressRequest request(Duration timeout) {
        return EgressRequest.post(backend.url(), Map.of("Content-Type", "application/json"), "{}".getBytes(StandardCharsets.UTF_8), timeout);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BodySink sink(Runnable first) {
        return new BodySink() {
            @Override
            public boolean take(byte[] bytes, int length) {
                first.run();
                return false;
            }

            @Override
            public boolean isFlowing() {
                return false;
            }
        };
    }
}
