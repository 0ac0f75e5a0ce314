package io.verbatim.channel.stream;

/**
 * How far a topic is behind the store.
 *
 * @param positions about how many events, at most
 * @param seconds   since the first of them was stored
 */
record Lag(long positions, double seconds) {

    static final Lag NONE = new Lag(0, 0);
}
