package io.verbatim.channel.egress;

/** Takes in a stream of events as its bytes come, on one thread at a time. */
public interface BodySink {

    /**
     * Takes the next bytes; the array is used again afterwards.
     *
     * @return whether more is wanted; if not, the call ends at once, as a good one
     */
    boolean take(byte[] bytes, int length);

    /** Whether the stream is under way, so that a long silence means that nothing more will come. Asked from another thread. */
    boolean isFlowing();
}
