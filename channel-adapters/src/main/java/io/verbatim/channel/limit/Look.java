package io.verbatim.channel.limit;

/**
 * How a key stands on all nodes together.
 *
 * @param used    in its present window
 * @param claimed by this node
 * @param age     of the window, in milliseconds
 */
record Look(String key, long used, long claimed, long age) {
}
