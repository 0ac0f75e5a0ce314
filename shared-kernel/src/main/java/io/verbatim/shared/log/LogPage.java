package io.verbatim.shared.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events in the order of the log.
 *
 * @param end   everything at or below it is in this page, was before it, or is left out
 * @param endId the id of the event there; null if nothing was found
 */
public record LogPage(List<LoggedEvent> events, long end, @Nullable String endId) {

    public LogPage {
        events = List.copyOf(events);
    }
}
