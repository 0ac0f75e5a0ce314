package io.verbatim.channel.observe;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Looks for the figures every few seconds on one thread, however often and by however many they are asked for. */
@Component
class FigureLook implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FigureLook.class);
    private static final String LIVE = "live-";

    private final FigureTable table;
    private final FigureMeters meters;
    private final EventProcessingConfiguration processing;
    private final ProcessorWatch watch;
    private final ObserveSettings settings;
    private volatile CountDownLatch over = new CountDownLatch(0);
    private @Nullable Thread thread;
    private boolean failing;

    FigureLook(FigureTable table, FigureMeters meters, EventProcessingConfiguration processing, ProcessorWatch watch,
               ObserveSettings settings) {
        this.table = table;
        this.meters = meters;
        this.processing = processing;
        this.watch = watch;
        this.settings = settings;
    }

    @Override
    public void start() {
        over = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("figures").start(this::run);
    }

    /** Waits for the look at hand: an interrupt would break its connection. */
    @Override
    public void stop() {
        over.countDown();
        try {
            if (thread != null) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return over.getCount() > 0;
    }

    private void run() {
        try {
            do {
                look();
            } while (!over.await(settings.interval().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            over.countDown();
        }
    }

    private void look() {
        try {
            var figures = table.look(processors());
            meters.show(figures);
            watch.see(figures);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Figures cannot be taken from the database for now: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
            failing = true;
        }
    }

    /** Not those that have been: their positions stay behind for ever. */
    private List<String> processors() {
        return processing.eventProcessors().keySet().stream().filter(name -> !name.startsWith(LIVE)).toList();
    }
}
