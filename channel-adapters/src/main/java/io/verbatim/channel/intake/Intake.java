package io.verbatim.channel.intake;

import io.verbatim.shared.Bound;
import io.verbatim.shared.StoreBusy;
import io.verbatim.shared.StoreUnavailable;
import io.verbatim.shared.conversation.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes in what users say by channels that are called by others. */
@Component
public class Intake implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    // In KiB: what all callers together bring at a time.
    private static final int MOST = 64 * 1024;

    private final Semaphore bringing = new Semaphore(MOST);
    private final Sealing sealing;
    private final Lanes lanes;
    private final Rush rush;
    private final InboxWriter writer;
    private volatile boolean running;

    Intake(DataSource dataSource, InboxInsert insert, Sealing sealing, Lanes lanes, Rush rush) {
        this.sealing = sealing;
        this.lanes = lanes;
        this.rush = rush;
        this.writer = new InboxWriter(dataSource, insert, lanes::written);
    }

    /**
     * Keeps messages, all of them or none, durably before it returns; those that came before, ever, are left out. They are handled soon, each
     * user's in order.
     *
     * @return under which id each will be found in the history, whether it is new or not
     * @throws StoreUnavailable if that cannot be done now: nothing is kept, or what was kept is left out the next time
     */
    public List<MessageId> take(List<Inbound> messages) {
        boolean ours = lanes.haveRoom();
        long since = rush.begins();
        try {
            return take(messages, ours);
        } finally {
            rush.ends(since);
        }
    }

    private List<MessageId> take(List<Inbound> messages, boolean ours) {
        var kept = messages.stream().map(message -> sealing.close(message, ours)).toList();
        if (!kept.isEmpty()) {
            keep(kept, Math.min(MOST, kept.stream().mapToInt(Kept::weight).sum()));
        }
        return kept.stream().map(message -> Doorway.messageId(message.keyName())).toList();
    }

    /** What callers bring at this moment. */
    Bound bound() {
        return new Bound("inbox_arriving_kib", () -> MOST - bringing.availablePermits(), MOST);
    }

    private void keep(List<Kept> messages, int weight) {
        if (!admitted(weight)) {
            throw new StoreBusy("The inbox has too much to do", null);
        }
        try {
            writer.keep(messages);
        } finally {
            bringing.release(weight);
        }
    }

    private boolean admitted(int weight) {
        try {
            return bringing.tryAcquire(weight, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void start() {
        writer.start();
        running = true;
    }

    @Override
    public void stop() {
        writer.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Behind the web server, before the lanes that it hands messages to. */
    @Override
    public int getPhase() {
        return Lanes.PHASE + 1;
    }
}
