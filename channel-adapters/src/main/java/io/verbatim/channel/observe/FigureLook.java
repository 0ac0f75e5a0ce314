package io.verbatim.channel.observe;

import io.verbatim.shared.LookOut;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for the figures every few seconds on one thread, however often and by however many they are asked for. */
@Component
class FigureLook extends LookOut implements SmartLifecycle {
    private static final String LIVE = "live-";

    private final FigureTable table;
    private final FigureMeters meters;
    private final EventProcessingConfiguration processing;
    private final ProcessorWatch watch;

    FigureLook(FigureTable table, FigureMeters meters, EventProcessingConfiguration processing, ProcessorWatch watch,
               ObserveSettings settings) {
        super("figures", settings.interval());
        this.table = table;
        this.meters = meters;
        this.processing = processing;
        this.watch = watch;
    }

    @Override
    protected void look() {
        var figures = table.look(processors());
        meters.show(figures);
        watch.see(figures);
    }

    /** Not those that have been: their positions stay behind for ever. */
    private List<String> processors() {
        return processing.eventProcessors().keySet().stream().filter(name -> !name.startsWith(LIVE)).toList();
    }
}
