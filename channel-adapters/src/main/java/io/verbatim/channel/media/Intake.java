package io.verbatim.channel.media;

/** What became of a file. */
sealed interface Intake {
    /** It is kept. */
    record Kept(String url, String filename, String mimeType, long size, String sha256) implements Intake { }

    /** It is not what was asked for, and why, in a word. */
    record Unwanted(String reason) implements Intake { }

    /** It could not be fetched or stored. */
    record Failed(String reason) implements Intake { }
}
