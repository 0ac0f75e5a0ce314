package io.verbatim.channel.replay;

/** To whom a kind of replay tells its events. */
interface Target {

    TargetKind kind();

    /** Goes on for a second or so. Called again and again with the replay as it is then; what it throws may pass. */
    Step advance(Replay replay);

    /** Takes away what a replay that came to nothing has left. */
    default void tidy(Replay replay) {
    }
}
