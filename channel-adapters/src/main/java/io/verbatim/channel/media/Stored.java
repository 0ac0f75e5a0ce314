package io.verbatim.channel.media;

/** What became of a file. */
public sealed interface Stored {
    /** It is kept. The URL holds a signature if the file is temporary. */
    record Kept(String url, String filename, String mimeType, long size, String sha256) implements Stored {

        /** Without the URL: who has it may have the file. */
        @Override
        public String toString() {
            return "Kept[%s, %d bytes]".formatted(mimeType, size);
        }
    }

    /** It is not what was asked for, and why, in a word. */
    record Unwanted(String reason) implements Stored { }

    /** It could not be fetched or stored. */
    record Failed(String reason) implements Stored { }
}
