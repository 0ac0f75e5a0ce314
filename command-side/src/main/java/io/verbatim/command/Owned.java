package io.verbatim.command;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Whose something is, how often it has changed, and whether it is still there: what every aggregate of set-up checks before it decides.
 *
 * @param what     its name for people
 * @param revision counts its events from 1
 */
public record Owned(String what, WorkspaceId workspaceId, long revision, boolean isGone) {
    /** Something new. */
    public static Owned by(WorkspaceId workspaceId, String what) {
        return new Owned(what, workspaceId, 1, false);
    }

    /** One more change. */
    public Owned changed() {
        return new Owned(what, workspaceId, revision + 1, isGone);
    }

    /** The last change. */
    public Owned gone() {
        return new Owned(what, workspaceId, revision + 1, true);
    }

    /** Lets only its owner on; to anybody else it looks as if it did not exist. */
    public void require(WorkspaceId caller) {
        if (isGone || !workspaceId.equals(caller)) {
            throw nothing();
        }
    }

    /** What is said of all that is not there, or not the caller's: word for word the same, so that nobody learns which. */
    public static Refused nothing() {
        return new Refused(Code.NOT_FOUND, "There is nothing with this id");
    }

    /** As {@link #require(WorkspaceId)}, and refuses a caller who has seen another revision; null is no condition. */
    public void require(WorkspaceId caller, @Nullable Long expectedRevision) {
        require(caller);
        requireSame(what, expectedRevision, revision);
    }

    /** Refuses a caller who has seen another revision than there is; null is no condition. */
    public static void requireSame(String what, @Nullable Long expectedRevision, long revision) {
        if (expectedRevision != null && expectedRevision != revision) {
            throw new Refused(Code.PRECONDITION_FAILED, "%s is at revision %d, not %d".formatted(what, revision, expectedRevision));
        }
    }
}
