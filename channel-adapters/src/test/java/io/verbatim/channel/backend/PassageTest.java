package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PassageTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<RuntimeException> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean wantsMore = true;

    @Test
    void passesTheFirstPieceOnAtOnceAndGathersTheRest() {
        var passage = new Passage(this::take, LONG);
        passage.hear("a");
        await().until(() -> taken.equals(List.of("0:a")));
        passage.hear("b");
        passage.hear("c");

        passage.finish(true);

        assertThat(taken).containsExactly("0:a", "1:bc");
    }

    @Test
    void leavesTheRestToTheWholeReply() {
        var passage = new Passage(this::take, LONG);
        passage.hear("a");
        await().until(() -> taken.size() == 1);
        passage.hear("b");

        passage.finish(false);

        assertThat(taken).containsExactly("0:a");
    }

    @Test
    void passesWhatHasGatheredOnAfterABeat() {
        var passage = new Passage(this::take, SHORT);
        passage.hear("a");
        await().until(() -> taken.size() == 1);
        passage.hear("b");

        await().until(() -> taken.equals(List.of("0:a", "1:b")));
        passage.finish(false);
    }

    @Test
    void waitsUntilThereIsSomethingToSee() {
        var passage = new Passage(this::take, SHORT);
        passage.hear("\n");
        passage.hear(" a");

        await().until(() -> taken.equals(List.of("0:\n a")));
        passage.finish(true);
        assertThat(taken).hasSize(1);
    }

    @Test
    void offersAgainWhatTheStoreDidNotTake() {
        faults.add(new IllegalStateException("away"));
        var passage = new Passage(this::take, SHORT);
        passage.hear("a");

        await().until(() -> taken.equals(List.of("0:a")));
        passage.finish(false);
    }

    @Test
    void letsOthersBeAskedWhereNothingWasPassedOn() {
        faults.add(new IllegalStateException("away"));
        var passage = new Passage(this::take, LONG);
        passage.hear("a");
        await().until(faults::isEmpty);

        passage.finish(true);

        assertThat(taken).isEmpty();
    }

    @Test
    void noticesThatNobodyWaitsForTheRest() {
        wantsMore = false;
        var passage = new Passage(this::take, SHORT);
        assertThat(passage.wantsMore()).isTrue();
        passage.hear("a");

        await().until(() -> !passage.wantsMore());
        passage.finish(false);
    }

    @Test
    void takesARefusalForAnEnd() {
        faults.add(new Refused(Refused.Code.NOT_FOUND, "No such conversation"));
        var passage = new Passage(this::take, SHORT);
        passage.hear("a");

        await().until(() -> !passage.wantsMore());
    }

    @Test
    void neverHasTwoAppendsUnderWayAndIsDoneWhenItIsFinished() {
        var open = new CountDownLatch(1);
        var passage = new Passage((offset, text) -> {
            underWay.incrementAndGet();
            assertThat(opens(open)).isTrue();
            taken.add(text);
            return underWay.decrementAndGet() == 0;
        }, Duration.ZERO);
        passage.hear("a");
        passage.hear("b");
        await().until(() -> underWay.get() == 1);
        passage.hear("c");
        Thread.startVirtualThread(open::countDown);

        passage.finish(true);

        assertThat(String.join("", taken)).isEqualTo("abc");
        assertThat(passage.wantsMore()).isTrue();
    }

    @Test
    void hearsNothingAfterItsEnd() {
        var passage = new Passage(this::take, SHORT);
        passage.finish(true);
        passage.hear("a");

        assertThat(taken).isEmpty();
    }

    private boolean take(int offset, String text) {
        var fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        taken.add(offset + ":" + text);
        return wantsMore;
    }

    private static boolean opens(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
