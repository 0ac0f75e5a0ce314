package io.verbatim.channel.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How long a recording plays, by what its bytes say. Nothing is decoded. */
final class AudioLength {
    private static final Map<String, ToDoubleFunction<ByteBuffer>> FORMATS = Map.of("audio/wav", WavLength::seconds, "audio/ogg",
        OggLength::seconds, "audio/mpeg", FrameLength::ofMp3, "audio/aac", FrameLength::ofAac, "audio/amr", FrameLength::ofAmr,
        "audio/flac", BoxLength::ofFlac, "audio/mp4", BoxLength::ofMp4, "video/mp4", BoxLength::ofMp4, "video/3gpp", BoxLength::ofMp4);

    private AudioLength() {
    }

    /** Empty where the format does not say, or the bytes are broken: then their number alone is a limit. */
    static Optional<Duration> of(byte[] bytes, String mimeType) {
        try {
            double seconds = FORMATS.getOrDefault(mimeType, any -> 0).applyAsDouble(ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN));
            return seconds > 0 && seconds < Integer.MAX_VALUE ? Optional.of(Duration.ofMillis((long) (seconds * 1000))) : Optional.empty();
        } catch (IndexOutOfBoundsException cut) {
            return Optional.empty();
        }
    }

    /** Where a text begins in the bytes, not before {@code from}; -1 for nowhere. */
    static int indexOf(ByteBuffer bytes, String text, int from, int to) {
        for (int at = from; at <= Math.min(to, bytes.limit() - text.length()); at++) {
            if (isAt(bytes, text, at)) {
                return at;
            }
        }
        return -1;
    }

    static boolean isAt(ByteBuffer bytes, String text, int at) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes.get(at + i) != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
