package io.verbatim.shared.export;

import io.verbatim.shared.conversation.EventView;
import java.util.List;

/**
 * A part of the log, in order.
 *
 * @param events those that were wanted, perhaps none
 * @param end    up to this position there are no others: reading goes on behind it
 */
public record EventPart(List<EventView> events, long end) {
}
