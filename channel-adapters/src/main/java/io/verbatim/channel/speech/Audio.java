package io.verbatim.channel.speech;

import io.verbatim.channel.media.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** A recording of at most 25 MB that says by its bytes what it is. */
public record Audio(byte[] bytes, String mimeType) {

    /** Bytes that are taken in at most. */
    public static final int LARGEST = 25 << 20;

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int HEAD = 8_192;
    // Recorders of browsers and phones put sound alone into what is a container of films.
    private static final Set<String> CONTAINERS = Set.of("video/mp4", "video/webm", "video/3gpp");
    private static final Map<String, String> ENDINGS = Map.of("audio/mpeg", "mp3", "audio/ogg", "ogg", "audio/wav", "wav",
        "audio/flac", "flac", "audio/mp4", "m4a", "video/mp4", "mp4", "video/webm", "webm",
        "audio/aac", "aac", "audio/amr", "amr", "video/3gpp", "3gp");

    /**
     * What these bytes are, whatever anybody claims of them.
     *
     * @throws SpeechFailure if they are too many, none, not a recording, or one of more than ten minutes
     */
    public static Audio of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new SpeechFailure("too_large");
        }
        var head = Arrays.copyOf(bytes, Math.min(HEAD, bytes.length));
        var type = MediaType.of(head).filter(found -> found.kind().equals("audio") || CONTAINERS.contains(found.mimeType()))
            .orElseThrow(() -> new SpeechFailure(bytes.length == 0 ? "empty_file" : "wrong_type"));
        if (AudioLength.of(bytes, type.mimeType()).filter(length -> length.compareTo(LONGEST) > 0).isPresent()) {
            throw new SpeechFailure("too_long");
        }
        return new Audio(bytes, type.mimeType());
    }

    /** A file name whose ending fits the content: services go by it. */
    public String filename() {
        return "voice." + ending();
    }

    String ending() {
        return ENDINGS.getOrDefault(mimeType, "bin");
    }

    @Override
    public String toString() {
        return "Audio[%s, %d bytes]".formatted(mimeType, bytes.length);
    }
}
