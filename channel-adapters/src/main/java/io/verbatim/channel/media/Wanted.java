package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to be fetched.
 *
 * @param accept kinds that will do; none: all
 */
record Wanted(MediaId id, WorkspaceId workspace, String conversation, String url, @Nullable String filename, List<String> accept,
              boolean temporary) {

    boolean accepts(String kind) {
        return accept.isEmpty() || accept.contains(kind);
    }

    /** Without the URL: who has it may have the file. */
    @Override
    public String toString() {
        return "Wanted[%s]".formatted(id);
    }
}
