package io.verbatim.channel.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Of WAV: the bytes of its data, by those of a second. */
final class WavLength {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int RATE = 8;

    private WavLength() {
    }

    static double seconds(ByteBuffer bytes) {
        var wav = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long bytesOfASecond = 0;
        for (long at = FIRST_CHUNK; at + CHUNK_HEAD <= wav.limit(); at += CHUNK_HEAD + size(wav, at)) {
            if (AudioLength.isAt(wav, "fmt ", (int) at)) {
                bytesOfASecond = Integer.toUnsignedLong(wav.getInt((int) at + CHUNK_HEAD + RATE));
            } else if (AudioLength.isAt(wav, "data", (int) at)) {
                // Who writes into a pipe does not know the size, and names the largest.
                return bytesOfASecond == 0 ? 0 : (double) Math.min(size(wav, at), wav.limit() - at - CHUNK_HEAD) / bytesOfASecond;
            }
        }
        return 0;
    }

    private static long size(ByteBuffer wav, long at) {
        long size = Integer.toUnsignedLong(wav.getInt((int) at + 4));
        return size + (size & 1);
    }
}
