package io.verbatim.channel.stream;

/**
 * How far a topic is behind the store.
 *
 * @param position  up to where everything was acknowledged
 * @param positions about how many events it lacks, at most
 * @param seconds   since the first of them was stored
 */
record Lag(long position, long positions, double seconds) {

    static final Lag NONE = new Lag(0, 0, 0);
}
