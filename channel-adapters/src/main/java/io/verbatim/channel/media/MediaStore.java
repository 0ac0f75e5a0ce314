package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.springframework.core.io.Resource;

/** Where the bytes of files lie; what is known of them is in the {@link MediaTable}. */
interface MediaStore {

    /** A file that is being written: it is there only once it was kept. Closing one that was not kept leaves nothing behind. */
    abstract class Upload extends OutputStream {

        /** Makes it the file of its id, in place of any before. */
        abstract void keep() throws IOException;
    }

    Upload begin(WorkspaceId workspace, MediaId id) throws IOException;

    /** The file, which may turn out not to exist. */
    Resource read(WorkspaceId workspace, MediaId id);

    /** Takes a file away, if there is one. */
    void remove(WorkspaceId workspace, MediaId id) throws IOException;

    /** Takes away what was begun before this and never kept: whoever wrote it is gone. */
    void tidy(Instant before) throws IOException;
}
