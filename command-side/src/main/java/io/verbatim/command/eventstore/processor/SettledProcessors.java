package io.verbatim.command.eventstore.processor;

import io.verbatim.shared.AwaitViews;
import io.verbatim.shared.export.ExportQuery.FindLogEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All processors of this node that read the settled log. */
public final class SettledProcessors {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<SettledEventProcessor> processors = new CopyOnWriteArrayList<>();
    private final Set<Class<?>> urgent = ConcurrentHashMap.newKeySet();
    private final JdbcClient jdbc;
    private final SettledWatermark watermark;
    private final ViewsElsewhere elsewhere;

    SettledProcessors(JdbcClient jdbc, SettledWatermark watermark) {
        this.jdbc = jdbc;
        this.watermark = watermark;
        this.elsewhere = new ViewsElsewhere(jdbc);
    }

    void add(SettledEventProcessor processor) {
        processors.add(processor);
        urgent.addAll(processor.urgent());
    }

    /** Takes note of a processor that this node leaves to others. */
    void addElsewhere(String name, EventHandlerInvoker invoker) {
        if (!HandledTypes.hasSagas(invoker)) {
            elsewhere.add(name, HandledTypes.of(invoker));
        }
    }

    /** Tries all parked events again, each sequence in order, soon and in the background. */
    public void retryParked() {
        processors.forEach(SettledEventProcessor::retryParked);
    }

    /** Looks at the log's end for events that were just committed: at once if somebody waits for what comes of one. */
    void look(List<? extends EventMessage<?>> committed) {
        if (committed.stream().anyMatch(event -> urgent.contains(event.getPayloadType()))) {
            watermark.hurry();
        } else {
            watermark.nudge();
        }
    }

    /** How far each processor is. */
    public Map<String, Long> positions() {
        var positions = new TreeMap<String, Long>();
        processors.forEach(processor -> positions.put(processor.getName(), processor.progress().handled()));
        return positions;
    }

    /** Waits for the views, as {@link AwaitViews} says. */
    @QueryHandler
    public Optional<Long> handle(AwaitViews query) throws InterruptedException {
        long end = SettlingSample.take(jdbc).highest();
        long place = query.position() == null ? end : Math.min(end, query.position());
        watermark.hurry();
        long start = System.nanoTime();
        for (SettledEventProcessor processor : processors) {
            var left = PATIENCE.minusNanos(System.nanoTime() - start);
            if (processor.makesView() && !processor.progress().await(place, left)) {
                return Optional.empty();
            }
        }
        return elsewhere.await(place, PATIENCE.minusNanos(System.nanoTime() - start)) ? Optional.of(place) : Optional.empty();
    }

    /** How far the log is settled, in two seconds at the latest: as a rule, where it ended when the question was asked. */
    @QueryHandler
    public Optional<Long> handle(FindLogEnd query) throws InterruptedException {
        long end = SettlingSample.take(jdbc).highest();
        watermark.hurry();
        return Optional.of(Math.min(end, watermark.awaitBeyond(end - 1, PATIENCE, () -> true).position()));
    }
}
