package io.verbatim.channel.media;

/** What is known of a file that we have. */
public record Own(String id, String filename, String mimeType, long size) {
}
