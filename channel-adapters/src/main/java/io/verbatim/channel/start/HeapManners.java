package io.verbatim.channel.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.management.VMOption;
import io.verbatim.shared.Bound;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Asks the machine's memory manager to give back what a burst of load has taken: an executable jar cannot bring options of its own, and
 * left alone the heap stays as large as it once was. Options given on the command line stay as they are.
 */
@Component
class HeapManners implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HeapManners.class);
    private static final int LOOK_SECONDS = 1;
    private static final String TURNS_THAT_WAIT = "attempts";

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final @Nullable ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final HeapRhythm rhythm = new HeapRhythm();
    private final ObjectProvider<Bound> bounds;
    private final Map<String, String> set = new HashMap<>();
    private List<LongSupplier> waiting = List.of();
    private @Nullable ScheduledExecutorService looks;
    private long allocated;

    HeapManners(ObjectProvider<Bound> bounds) {
        this.bounds = bounds;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            waiting = bounds.stream().filter(bound -> bound.of().equals(TURNS_THAT_WAIT)).map(Bound::used).toList();
            looks = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("heap-manners").daemon().factory());
            looks.scheduleWithFixedDelay(() -> look(machine), 0, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void look(HotSpotDiagnosticMXBean machine) {
        long before = allocated;
        allocated = threads == null ? 0 : threads.getTotalThreadAllocatedBytes();
        long turns = waiting.stream().mapToLong(LongSupplier::getAsLong).sum();
        var wishes = rhythm.wishes(memory.getHeapMemoryUsage().getCommitted(), allocated - before, turns);
        wishes.options().forEach((option, value) -> wish(machine, option, value));
        if (wishes.compact()) {
            memory.gc();
        }
    }

    @Override
    public void destroy() {
        if (looks != null) {
            looks.shutdownNow();
        }
    }

    /** What is refused is tried again: what may be at least and what at most can be set in one order only. */
    private void wish(HotSpotDiagnosticMXBean machine, String option, String value) {
        try {
            if (!value.equals(set.get(option)) && isOurs(machine.getVMOption(option))) {
                machine.setVMOption(option, value);
                set.put(option, value);
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("This Java does not take {} for {}", value, option, e);
        }
    }

    private boolean isOurs(VMOption now) {
        return now.isWriteable() && (now.getOrigin() == VMOption.Origin.DEFAULT || set.containsKey(now.getName()));
    }
}
