package io.verbatim.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new version comes node by node, and users notice nothing: requests go where a node says that it is ready. */
@BesideOthers
@ExtendWith(TwoNodes.class)
class RollingIT {

    private static final int SESSIONS = 6;
    private static final int SOME = 20;

    @Test
    void failsNoRequestWhenANodeIsToldToStopAndStartedAnew(Cluster cluster) {
        var bot = Bot.thatRepeats(cluster.first().api());
        try (var balancer = new Balancer(cluster.nodes().toList()); var users = new Busy(bot, balancer)) {
            users.awaitMore(SOME);

            int code = cluster.second().terminate();
            users.awaitMore(SOME);
            cluster.second().start();
            users.awaitMore(SOME);

            assertThat(code).isEqualTo(143);
            assertThat(users.answers()).allSatisfy(answer -> assertThat(answer.status()).as("%s", answer).isEqualTo(200));
        }
    }

    /** Knows, a moment late, which nodes are ready, and sends each request to the next of them. */
    private static final class Balancer implements AutoCloseable {

        private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor();
        private volatile List<Node> ready;
        private final AtomicInteger turn = new AtomicInteger();

        Balancer(List<Node> all) {
            ready = all;
            checks.scheduleWithFixedDelay(() -> ready = all.stream().filter(Node::isReady).toList(), 0, 50, TimeUnit.MILLISECONDS);
        }

        Api next() {
            var now = ready;
            return now.get(Math.floorMod(turn.getAndIncrement(), now.size())).api();
        }

        @Override
        public void close() {
            checks.shutdownNow();
        }
    }

    /** Users who say one thing after the other, each in a session. */
    private static final class Busy implements AutoCloseable {

        private final Queue<Api.Answer> answers = new ConcurrentLinkedQueue<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private volatile boolean over;

        Busy(Bot bot, Balancer balancer) {
            IntStream.range(0, SESSIONS).forEach(i -> bot.start(balancer.next(), "rolling-" + i));
            IntStream.range(0, SESSIONS).forEach(i -> threads.execute(() -> talk(bot, balancer, "rolling-" + i)));
        }

        List<Api.Answer> answers() {
            return List.copyOf(answers);
        }

        void awaitMore(int some) {
            int before = answers.size();
            await().atMost(Duration.ofSeconds(30)).until(() -> answers.size() >= before + some);
        }

        private void talk(Bot bot, Balancer balancer, String session) {
            for (int i = 0; !over; i++) {
                answers.add(bot.say(balancer.next(), session, "w" + i));
            }
        }

        @Override
        public void close() {
            over = true;
            threads.close();
        }
    }
}
