package io.verbatim.shared.replay;

import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is.
 *
 * @param position up to which events are taken in
 * @param end      where the view in use is, which the new one must reach
 * @param handled  how many events were taken in
 * @param reason   why it failed; null otherwise
 */
public record RebuildProgress(State state, long position, long end, long handled, @Nullable String reason) {

    /** Whether it goes on. */
    public enum State {
        /** There is more to do. */
        RUNNING,
        /** The new view is in use. */
        DONE,
        /** A handler failed, or the view cannot be copied: the view in use is as it was. */
        FAILED
    }
}
