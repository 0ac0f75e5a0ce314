package io.verbatim.channel.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Of Ogg: the position of the last page that has one, by the rate of its codec. */
final class OggLength {
    private static final int OPUS_RATE = 48_000;
    private static final int HEADS = 4_096;
    private static final int POSITION = 6;
    private static final int SHORTEST_PAGE = 27;

    private OggLength() {
    }

    static double seconds(ByteBuffer bytes) {
        var ogg = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long rate = rate(ogg);
        return rate <= 0 ? 0 : (double) lastPosition(ogg) / rate;
    }

    private static long rate(ByteBuffer ogg) {
        if (AudioLength.indexOf(ogg, "OpusHead", 0, HEADS) >= 0) {
            return OPUS_RATE;
        }
        int vorbis = AudioLength.indexOf(ogg, "\u0001vorbis", 0, HEADS);
        if (vorbis >= 0) {
            return ogg.getInt(vorbis + 12);
        }
        int speex = AudioLength.indexOf(ogg, "Speex   ", 0, HEADS);
        return speex >= 0 ? ogg.getInt(speex + 36) : 0;
    }

    private static long lastPosition(ByteBuffer ogg) {
        for (int at = ogg.limit() - SHORTEST_PAGE; at >= 0; at--) {
            if (AudioLength.isAt(ogg, "OggS", at) && ogg.getLong(at + POSITION) >= 0) {
                return ogg.getLong(at + POSITION);
            }
        }
        return 0;
    }
}
