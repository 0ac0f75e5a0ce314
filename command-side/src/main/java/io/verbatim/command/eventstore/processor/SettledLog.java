package io.verbatim.command.eventstore.processor;

import io.verbatim.shared.log.LogQuery.AwaitSettled;
import io.verbatim.shared.log.Settled;
import org.axonframework.queryhandling.QueryHandler;

/** Tells who passes the log on up to where it is settled. */
class SettledLog {

    private final SettledWatermark watermark;

    SettledLog(SettledWatermark watermark) {
        this.watermark = watermark;
    }

    @QueryHandler
    Settled handle(AwaitSettled query) throws InterruptedException {
        var seen = watermark.awaitBeyond(query.beyond(), query.patience());
        return new Settled(seen.position(), seen.breaks());
    }
}
