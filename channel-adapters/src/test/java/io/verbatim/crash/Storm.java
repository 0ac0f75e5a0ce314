package io.verbatim.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Some nodes with a database behind a bad network, and all that can be done to them; each blow leaves everything running again. */
record Storm(Random random, Database database, Proxy proxy, List<Node> nodes) implements AutoCloseable {

    private static final int LONGEST_PAUSE = 800;
    private static final int PAST_THE_LEASE = 13_000;
    // So that conversations which are minutes old are loaded from one, as those are that are months old.
    private static final String SNAPSHOT_EVERY = "20";

    static Storm over(Path directory, int nodes, Random random) {
        var database = Database.start(directory.resolve("postgres"));
        var proxy = new Proxy(database.port());
        var settings = new HashMap<>(database.settings(proxy));
        settings.put("VERBATIM_SNAPSHOT_EVERY", SNAPSHOT_EVERY);
        return new Storm(random, database, proxy, IntStream.range(0, nodes)
            .mapToObj(i -> new Node(directory.resolve("node-" + i), settings).start()).toList());
    }

    void kill() {
        pause(random.nextInt(LONGEST_PAUSE));
        var victim = any();
        victim.kill();
        victim.start();
    }

    /** Kills a node while an event is being stored: it is in the end, or it is not. */
    void killAtGate(String type) throws Exception {
        var victim = any();
        try (var gate = Gate.before(database, type)) {
            gate.hasVisitor();
            victim.kill();
            if (random.nextBoolean()) {
                gate.letThrough();
            } else {
                gate.turnAway();
            }
        }
        victim.start();
    }

    void killBehind(String words) {
        var victim = any();
        var trap = proxy.trap(words);
        trap.hasCaught();
        victim.kill();
        trap.release();
        victim.start();
    }

    void loseTheWordOf(String words) {
        var trap = proxy.trap(words);
        trap.hasCaught();
        trap.cut();
    }

    void cut() {
        for (int i = 0; i < 5; i++) {
            proxy.cut();
            pause(random.nextInt(LONGEST_PAUSE));
        }
    }

    void slow() {
        proxy.delay(50 + random.nextInt(200));
        pause(3_000);
        proxy.delay(0);
    }

    void standStillForAMoment() {
        standStill(any(), 500 + random.nextInt(3_000));
    }

    void standStillPastTheLease() {
        standStill(any(), PAST_THE_LEASE);
    }

    void restartDatabase() throws IOException {
        database.startAgain();
    }

    void crashDatabase() throws IOException {
        database.crash();
        pause(random.nextInt(LONGEST_PAUSE));
        database.startAgain();
    }

    void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        proxy.close();
        database.close();
    }

    private void standStill(Node node, int millis) {
        node.freeze();
        try {
            pause(millis);
        } finally {
            node.thaw();
        }
    }

    private Node any() {
        return nodes.get(random.nextInt(nodes.size()));
    }
}
