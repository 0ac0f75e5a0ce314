package io.verbatim.channel.stream;

import io.verbatim.shared.log.LogPage;
import io.verbatim.shared.log.Settled;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What one node does while it is the one that publishes: it reads what is settled, sends it, waits until all of it is acknowledged, and then
 * takes note of how far it is. So whatever ends it, nothing is passed over; what was under way is sent again, in the same order.
 */
final class Stint {
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration RENEWAL = Duration.ofSeconds(3);
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int SLICES_UNTIL_DOUBT = 5;

    private final Term term;
    private final EventLog log;
    private final PublisherTable table;
    private final PublisherState state;
    private final BatchSize batch;
    private long position;
    private long renewedAt = System.nanoTime();

    Stint(Term term, EventLog log, PublisherTable table, PublisherState state, BatchSize batch) {
        this.term = term;
        this.log = log;
        this.table = table;
        this.state = state;
        this.batch = batch;
        this.position = term.position();
    }

    /** Whether the store is the one of which events up to the position were published. */
    boolean isContinued() {
        return position == 0 || Objects.equals(log.read(position - 1, position, 1).endId(), term.eventId());
    }

    /**
     * Publishes as long as it may, and until the sight of the log is lost: then it must be looked at anew.
     *
     * @throws LostTerm    if another node publishes now
     * @throws KafkaTrouble if Kafka takes nothing
     */
    void publish(EventTopic topic, BooleanSupplier mayGoOn) throws LostTerm, KafkaTrouble, InterruptedException {
        int breaks = log.awaitSettled(0, Duration.ZERO).breaks();
        while (mayGoOn.getAsBoolean()) {
            var settled = log.awaitSettled(position, IDLE);
            renewIfDue();
            if (settled.breaks() != breaks || !next(topic, settled)) {
                return;
            }
        }
    }

    /** Publishes the next page, if there is one; false if what was read is not to be trusted. */
    private boolean next(EventTopic topic, Settled settled) throws LostTerm, KafkaTrouble, InterruptedException {
        if (settled.position() <= position) {
            return true;
        }
        var page = log.read(position, settled.position(), batch.size());
        if (log.awaitSettled(0, Duration.ZERO).breaks() != settled.breaks()) {
            return false;
        }
        deliver(page, topic);
        position = page.end();
        return true;
    }

    private void deliver(LogPage page, EventTopic topic) throws LostTerm, KafkaTrouble, InterruptedException {
        var sending = topic.send(page.events());
        for (int slices = 1; !sending.await(SLICE); slices++) {
            renewIfDue();
            if (slices % SLICES_UNTIL_DOUBT == 0) {
                state.waiting("nothing was acknowledged for %d s".formatted(slices));
                topic.requireUnchanged();
            }
        }
        topic.requireKnownUnchanged();
        if (page.endId() != null) {
            advance(page.end(), page.endId());
            state.published(page.events().size());
            batch.went();
        }
    }

    private void advance(long end, String endId) throws LostTerm {
        long asked = System.nanoTime();
        if (!table.advance(term, end, endId)) {
            throw new LostTerm();
        }
        renewedAt = asked;
    }

    private void renewIfDue() throws LostTerm {
        long now = System.nanoTime();
        if (now - renewedAt >= RENEWAL.toNanos()) {
            if (!table.renew(term)) {
                throw new LostTerm();
            }
            renewedAt = now;
        }
    }
}
