package io.verbatim.channel.replay;

/** To whom a kind of replay tells its events. */
interface Target {

    TargetKind kind();

    /**
     * Goes on for a second or so. Called again and again, on one thread, with the replay as it is then; what it throws may pass.
     *
     * @param failures how often in a row it was held up
     */
    Step advance(Replay replay, int failures);

    /** Lets go of what was opened for a replay: this node goes on with it no more. */
    default void leave(Replay replay) {
    }

    /** Takes away what a replay that came to nothing has left. */
    default void tidy(Replay replay) {
    }
}
