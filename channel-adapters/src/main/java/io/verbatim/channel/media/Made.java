package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;

/**
 * A file that is here already.
 *
 * @param cause     one file a cause, for ever: kept once more, it takes its own place
 * @param temporary whether it goes after 24 hours, and has a link for whoever has that; else it takes a key of the workspace
 */
public record Made(WorkspaceId workspace, String conversation, String cause, String filename, byte[] bytes, boolean temporary) {

    @Override
    public String toString() {
        return "Made[%s, %d bytes]".formatted(conversation, bytes.length);
    }
}
