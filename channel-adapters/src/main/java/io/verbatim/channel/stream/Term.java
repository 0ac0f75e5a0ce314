package io.verbatim.channel.stream;

import org.jspecify.annotations.Nullable;

/**
 * A time in which one node is the one that publishes.
 *
 * @param epoch    counts these times
 * @param position everything at or below it was acknowledged
 * @param eventId  of the event at the position; null before the first
 */
record Term(String topic, long epoch, long position, @Nullable String eventId) {
}
