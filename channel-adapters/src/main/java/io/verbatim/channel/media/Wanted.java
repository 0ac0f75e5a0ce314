package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to be fetched.
 *
 * @param accept     kinds that will do; none: all
 * @param headers    for whoever gives it out: its owner's token, for one
 * @param sha256     in hexadecimal or base64, what it must be; null where nobody has said
 * @param largest    bytes at most
 * @param largestPdf the same for PDF
 */
record Wanted(MediaId id, WorkspaceId workspace, String conversation, String url, @Nullable String filename, List<String> accept,
              boolean temporary, Map<String, String> headers, @Nullable String sha256, int largest,
              int largestPdf) {

    private static final int LARGEST = 10 << 20;
    private static final int LARGEST_PDF = 2 << 20;

    /** A user's answer to a question for a file. */
    Wanted(MediaId id, WorkspaceId workspace, String conversation, String url, @Nullable String filename, List<String> accept,
           boolean temporary) {
        this(id, workspace, conversation, url, filename, accept, temporary, Map.of(), null, LARGEST, LARGEST_PDF);
    }

    boolean accepts(String kind) {
        return accept.isEmpty() || accept.contains(kind);
    }

    /** Without the URL: who has it may have the file. */
    @Override
    public String toString() {
        return "Wanted[%s]".formatted(id);
    }
}
