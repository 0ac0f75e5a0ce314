package io.verbatim.channel.script.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What goes between the server and a process that runs scripts: a length, a kind, and a text in UTF-8.
 *
 * @param kind one of those named here
 */
public record Frame(char kind, String text) {

    /** To the child: a script, which the next {@link #RUN} is for. */
    public static final char SOURCE = 'S';
    /** To the child: run the script with these facts. */
    public static final char RUN = 'R';
    /** To the child: parse this script, and do not run it. */
    public static final char CHECK = 'C';
    /** Both ways: the number of a fetch, a line end, and its request or its answer. */
    public static final char FETCH = 'F';
    /** From the child: it waits for work. */
    public static final char READY = 'Y';
    /** From the child: a line that the script has logged. */
    public static final char LOG = 'L';
    /** From the child: the run is over, and this is what it came to. */
    public static final char DONE = 'D';
    /** From the child: the run is over; the kind of error, the script's line if it is known, a line end, and what there is to say. */
    public static final char ERROR = 'E';

    /**
     * Waits for a frame.
     *
     * @throws IOException if the other side is gone, or wants to send more than this
     */
    public static Frame read(DataInputStream in, int maxBytes) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > maxBytes) {
            throw new IOException("A frame of %d bytes".formatted(length));
        }
        char kind = (char) in.readUnsignedByte();
        return new Frame(kind, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Sends it at once. Not for two threads at a time. */
    public void write(DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.writeByte(kind);
        out.write(bytes);
        out.flush();
    }

    /** What comes before the first line end. */
    public String head() {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** What comes after the first line end. */
    public String tail() {
        return text.substring(text.indexOf('\n') + 1);
    }
}
