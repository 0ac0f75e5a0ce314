package io.verbatim.channel.intake;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Whether handling takes processors from those who bring messages and wait for their answer. */
@Component
class Rush {
    private static final double BUSY = 0.85;
    private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();

    private final AtomicInteger callers = new AtomicInteger();
    private final DoubleSupplier load;
    private final LongSupplier nanos;
    private long looked;
    private boolean busy = true;

    @Autowired
    Rush() {
        this(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())::getCpuLoad, System::nanoTime);
    }

    /**
     * @param load  of the machine's processors, from 0 to 1; negative where nobody knows
     * @param nanos tells the time
     */
    Rush(DoubleSupplier load, LongSupplier nanos) {
        this.load = load;
        this.nanos = nanos;
        this.looked = nanos.getAsLong() - BETWEEN_LOOKS;
    }

    void begins() {
        callers.incrementAndGet();
    }

    void ends() {
        callers.decrementAndGet();
    }

    boolean isOn() {
        return callers.get() > 0 && isBusy();
    }

    /** Where processors have nothing to do, callers wait for the store, and that is quicker for many at a time. */
    private synchronized boolean isBusy() {
        long now = nanos.getAsLong();
        if (now - looked >= BETWEEN_LOOKS) {
            double seen = load.getAsDouble();
            busy = !(seen >= 0 && seen < BUSY);
            looked = now;
        }
        return busy;
    }
}
