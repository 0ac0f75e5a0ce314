package io.verbatim.query.rebuild;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A part of the log.
 *
 * @param end up to where nothing that is wanted lies outside of it
 */
record Chunk(List<TrackedEventMessage<?>> events, long end) { }
