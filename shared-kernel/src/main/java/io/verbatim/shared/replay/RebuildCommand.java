package io.verbatim.shared.replay;

import java.time.Duration;

/**
 * What can be done to a view that is made again beside the one in use. Whoever orders it says by a number that only grows that it is still
 * the one to do so: an order with a smaller number than one before is refused with CONFLICT.
 */
public sealed interface RebuildCommand {

    /**
     * Goes on with a rebuild for some time, beginning it where it has not begun, and puts the new view in the place of the old one when it
     * has caught up. Answers a {@link RebuildProgress}. May take longer where indexes are made.
     *
     * @param id         of the rebuild
     * @param projection one of those that {@link ListProjections} tells
     */
    record AdvanceRebuild(String id, String projection, long fence, Duration atMost) implements RebuildCommand { }

    /** Takes away what a rebuild has made so far; nothing is wrong with one that is not there. */
    record DropRebuild(String id, long fence) implements RebuildCommand { }
}
