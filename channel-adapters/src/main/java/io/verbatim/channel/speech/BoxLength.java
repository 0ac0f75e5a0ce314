package io.verbatim.channel.speech;

import java.nio.ByteBuffer;

/** Of formats that say so at one place. */
final class BoxLength {
    private static final int FIRST_BLOCK = 8;

    private BoxLength() {
    }

    /** The header of the movie, which may stand at the end. Nothing where the film is in fragments. */
    static double ofMp4(ByteBuffer bytes) {
        int at = AudioLength.indexOf(bytes, "mvhd", 0, bytes.limit());
        if (at < 0) {
            return 0;
        }
        boolean isLong = bytes.get(at + 4) == 1;
        long scale = Integer.toUnsignedLong(bytes.getInt(at + (isLong ? 24 : 16)));
        long length = isLong ? bytes.getLong(at + 28) : Integer.toUnsignedLong(bytes.getInt(at + 20));
        return scale == 0 ? 0 : (double) length / scale;
    }

    static double ofFlac(ByteBuffer bytes) {
        long facts = bytes.getLong(FIRST_BLOCK + 10);
        long rate = facts >>> 44;
        return rate == 0 ? 0 : (double) (facts & 0xF_FFFF_FFFFL) / rate;
    }
}
