package io.verbatim.shared.conversation;

import java.time.Instant;

/**
 * A moment in the life of a conversation: that of one of its events, and all before it.
 *
 * @param position of the event in the store
 * @param at       when it was stored
 */
public record Moment(long position, Instant at) { }
