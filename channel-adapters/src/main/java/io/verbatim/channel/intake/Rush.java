package io.verbatim.channel.intake;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many lanes are handled at a time: as many as do good, until that keeps those waiting who bring messages. Feels its way as TCP does: one
 * more while processors have time, half as many where callers wait for longer than a moment. A part of a lane is one lane for a part of the
 * time.
 */
@Component
class Rush {
    private static final double BUSY = 0.75;
    private static final long MOMENT = Duration.ofMillis(10).toNanos();
    private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();
    private static final int EACH_PROCESSOR = 16;
    private static final double LEAST = 0.125;

    private final DoubleSupplier load;
    private final LongSupplier nanos;
    private final int most;
    private int waiting;
    private int answered;
    private long waited;
    private long looked;
    private double lanes;

    @Autowired
    Rush() {
        this(Runtime.getRuntime().availableProcessors(), ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())::getCpuLoad,
            System::nanoTime);
    }

    /**
     * @param processors sixteen lanes for each at most
     * @param load       of the machine's processors, from 0 to 1; negative where nobody knows
     * @param nanos      tells the time
     */
    Rush(int processors, DoubleSupplier load, LongSupplier nanos) {
        this.most = EACH_PROCESSOR * processors;
        this.load = load;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
        this.lanes = most;
    }

    /** Answers since when this caller waits. */
    synchronized long begins() {
        waiting++;
        return nanos.getAsLong();
    }

    synchronized void ends(long since) {
        waiting--;
        answered++;
        waited += nanos.getAsLong() - since;
    }

    /** How many lanes may be handled at this moment. */
    synchronized int lanes() {
        long now = nanos.getAsLong();
        if (now - looked >= BETWEEN_LOOKS) {
            looked = now;
            feel();
        }
        return lanes >= 1 ? (int) lanes : now - looked < lanes * BETWEEN_LOOKS ? 1 : 0;
    }

    private void feel() {
        if (nobodyCame()) {
            lanes = most;
        } else if (!isBusy()) {
            lanes = Math.min(most, lanes < 1 ? lanes * 2 : lanes + 1);
        } else if (isLong()) {
            lanes = Math.max(LEAST, lanes / 2);
        }
        answered = 0;
        waited = 0;
    }

    private boolean nobodyCame() {
        return answered == 0 && waiting == 0;
    }

    // Where nobody was answered, but somebody waits, nobody knows for how long yet.
    private boolean isLong() {
        return answered == 0 || waited / answered > MOMENT;
    }

    private boolean isBusy() {
        double seen = load.getAsDouble();
        return seen < 0 || seen >= BUSY;
    }
}
