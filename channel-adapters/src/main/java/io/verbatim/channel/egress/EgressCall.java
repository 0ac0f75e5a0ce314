package io.verbatim.channel.egress;

import java.util.function.Consumer;

/** A call that is ready to be made, once. */
@FunctionalInterface
public interface EgressCall {

    /**
     * Makes the call on this thread, with nothing below it on the stack that need not wait, and hands over what came of it: once, within
     * its timeout, and on this thread, or on another virtual one where the time is over first. Returns when the connection is done with.
     */
    void make(Consumer<EgressOutcome> taker);
}
