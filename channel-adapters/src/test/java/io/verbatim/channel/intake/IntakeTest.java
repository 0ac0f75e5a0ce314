package io.verbatim.channel.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.verbatim.shared.Refused;
import io.verbatim.shared.StoreUnavailable;
import io.verbatim.shared.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class IntakeTest {
    private static Inboxes inboxes;
    private static Script script;
    private static Intake intake;

    @BeforeAll
    static void start() {
        inboxes = new Inboxes();
        script = new Script();
        intake = inboxes.node("node-1", script);
    }

    @AfterAll
    static void stop() throws IOException {
        inboxes.close();
    }

    @BeforeEach
    void forget() {
        await().until(() -> waiting() == 0);
        inboxes.jdbc().sql("truncate inbox_seen, inbox_aside").update();
        script.read.clear();
        script.calls.clear();
        script.refusing.set(0);
    }

    @Test
    void handsOnWhatItHasKept() {
        intake.take(List.of(said("anna", "m1", "Hello")));

        await().untilAsserted(() -> assertThat(script.read).containsExactly("anna: Hello"));
        await().until(() -> waiting() == 0);
    }

    @Test
    void takesAMessageOnceHoweverOftenItComes() {
        var first = intake.take(List.of(said("anna", "m1", "Hello")));
        var second = intake.take(List.of(said("anna", "m1", "Hello"), said("anna", "m1", "Hello"), said("anna", "m2", "again")));

        assertThat(second).startsWith(first.getFirst(), first.getFirst());
        await().untilAsserted(() -> assertThat(script.read).containsExactly("anna: Hello", "anna: again"));
    }

    @Test
    void keepsTheOrderOfEachUserWhileUsersOvertakeEachOther() {
        script.hold = new CountDownLatch(1);
        intake.take(IntStream.range(0, 50).mapToObj(i -> said("slow", "s" + i, "" + i)).toList());
        intake.take(List.of(said("quick", "q", "first")));
        await().untilAsserted(() -> assertThat(script.read).containsExactly("quick: first"));
        IntStream.range(50, 60).forEach(i -> intake.take(List.of(said("slow", "s" + i, "" + i))));

        script.hold.countDown();

        await().untilAsserted(() -> assertThat(script.read).hasSize(61));
        assertThat(script.read.subList(1, 61)).containsExactlyElementsOf(IntStream.range(0, 60).mapToObj(i -> "slow: " + i).toList());
        assertThat(script.calls).as("each lets others in before the next").hasSize(61).containsOnly(1);
    }

    @Test
    void triesAgainWhatFailed() {
        script.refusing.set(3);

        intake.take(List.of(said("anna", "m1", "Hello")));

        await().untilAsserted(() -> assertThat(script.read).containsExactly("anna: Hello"));
    }

    @Test
    void waitsUntilTheUserHasPaused() {
        intake.take(List.of(quietly("anna", "m1", "One")));
        intake.take(List.of(quietly("anna", "m2", "two")));
        intake.take(List.of(quietly("anna", "m3", "three")));

        await().untilAsserted(() -> assertThat(script.read).hasSize(3));
        assertThat(script.calls).endsWith(3);
    }

    @Test
    void takesOverWhatANodeLeftThatIsGone() {
        inboxes.jdbc().sql("insert into node (id, lease_until) values ('gone', clock_timestamp() - interval '1 s') on conflict do nothing")
            .update();
        intake.take(List.of(quietly("anna", "m1", "Hello")));
        inboxes.jdbc().sql("update inbox set node = 'gone'").update();

        await().untilAsserted(() -> assertThat(script.read).containsExactly("anna: Hello"));
    }

    @Test
    void goesOnAfterARestartWithWhatWaited() {
        var stopped = inboxes.node("node-2", script);
        stopped.take(List.of(quietly("anna", "m1", "One"), quietly("anna", "m2", "two")));
        stopped.stop();

        await().untilAsserted(() -> assertThat(script.read).containsExactly("anna: One", "anna: two"));
        assertThat(script.calls).endsWith(2);
    }

    @Test
    void showsNobodyWhatWasSaidOrByWhom() {
        script.hold = new CountDownLatch(1);
        intake.take(List.of(said("slow", "the-first-one", "a secret")));

        var row = inboxes.jdbc().sql("select inbox::text from inbox").query(String.class).single();

        assertThat(row).doesNotContain("slow", "the-first-one", "a secret", "736c6f77");
        script.hold.countDown();
    }

    @Test
    void refusesWhatItCannotKeep() {
        inboxes.jdbc().sql("alter table inbox_seen rename to away").update();

        assertThatThrownBy(() -> intake.take(List.of(said("anna", "m1", "Hello")))).isInstanceOf(StoreUnavailable.class);

        inboxes.jdbc().sql("alter table away rename to inbox_seen").update();
        intake.take(List.of(said("anna", "m1", "Hello")));
        await().untilAsserted(() -> assertThat(script.read).containsExactly("anna: Hello"));
    }

    private static Inbound said(String user, String message, String text) {
        return new Inbound(Inboxes.CHANNEL, Inboxes.WORKSPACE, user, message, "test", StringNode.valueOf(text), Duration.ZERO);
    }

    private static Inbound quietly(String user, String message, String text) {
        return new Inbound(Inboxes.CHANNEL, Inboxes.WORKSPACE, user, message, "test", StringNode.valueOf(text), Duration.ofMillis(500));
    }

    private static int waiting() {
        return inboxes.jdbc().sql("select count(*) from inbox").query(Integer.class).single();
    }

    /** Reads as the test says. */
    private static final class Script implements InboundReader {
        private final List<String> read = new CopyOnWriteArrayList<>();
        private final List<Integer> calls = new CopyOnWriteArrayList<>();
        private final AtomicInteger refusing = new AtomicInteger();
        private volatile CountDownLatch hold = new CountDownLatch(0);

        @Override
        public String kind() {
            return "test";
        }

        @Override
        public void read(Channel channel, List<Inbound> messages) {
            if (refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new Refused(Refused.Code.QUEUE_FULL, "Too much");
            }
            if (messages.getFirst().userKey().equals("slow")) {
                held();
            }
            messages.forEach(message -> read.add(message.userKey() + ": " + message.payload().asString()));
            calls.add(messages.size());
        }

        private void held() {
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
