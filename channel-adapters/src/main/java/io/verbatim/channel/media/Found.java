package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that a user has sent on a channel, where the channel keeps it.
 *
 * @param cause     one file a cause, for ever: fetched once more, it takes its own place
 * @param url       called under the egress rules
 * @param headers   for that call
 * @param filename  the sender's; null: the last part of the URL
 * @param sha256    in hexadecimal or base64, what it must be; null where the channel does not say
 * @param largest   bytes at most
 * @param temporary whether it goes after 24 hours, and has a link for whoever has that; else it takes a key of the workspace
 */
public record Found(WorkspaceId workspace, String conversation, String cause, String url, Map<String, String> headers,
                    @Nullable String filename, @Nullable String sha256, int largest, boolean temporary) {

    /** Without the URL and the headers: who has these may have the file. */
    @Override
    public String toString() {
        return "Found[%s]".formatted(conversation);
    }
}
