package io.verbatim.channel.speech;

import java.nio.ByteBuffer;

/** Of formats that are nothing but frames: the sum of them. */
final class FrameLength {
    private static final int[] MP3_RATES = {44_100, 48_000, 32_000};
    private static final int[] MPEG_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] AAC_RATES = {96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000,
        11_025, 8_000, 7_350};
    private static final int[] AMR_SIZES = {13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1};
    private static final int AMR_HEAD = 6;
    private static final double AMR_FRAME = 0.02;

    private FrameLength() {
    }

    static double ofMp3(ByteBuffer bytes) {
        double seconds = 0;
        for (int at = afterTag(bytes); at + 4 <= bytes.limit();) {
            int head = bytes.getInt(at);
            int version = head >>> 19 & 3;
            int bits = head >>> 12 & 15;
            int rate = head >>> 10 & 3;
            boolean isFrame = head >>> 21 == 0x7ff && version != 1 && (head >>> 17 & 3) == 1 && bits > 0 && bits < 15 && rate < 3;
            if (isFrame) {
                boolean isFirst = version == 3;
                int hertz = MP3_RATES[rate] / (isFirst ? 1 : version == 2 ? 2 : 4);
                at += (isFirst ? 144_000 * MPEG_1[bits] : 72_000 * MPEG_2[bits]) / hertz + (head >>> 9 & 1);
                seconds += (isFirst ? 1152.0 : 576.0) / hertz;
            } else {
                at++;
            }
        }
        return seconds;
    }

    /** A tag before the frames may hold a picture, whose bytes are no sound. */
    private static int afterTag(ByteBuffer bytes) {
        return AudioLength.isAt(bytes, "ID3", 0)
            ? 10 + (bytes.get(6) << 21 | bytes.get(7) << 14 | bytes.get(8) << 7 | bytes.get(9)) : 0;
    }

    static double ofAac(ByteBuffer bytes) {
        double seconds = 0;
        int at = 0;
        while (at + 7 <= bytes.limit() && (bytes.getShort(at) & 0xfff6) == 0xfff0) {
            int rate = bytes.get(at + 2) >>> 2 & 15;
            int length = bytes.getInt(at + 2) >>> 5 & 0x1fff;
            if (rate >= AAC_RATES.length || length < 7) {
                return seconds;
            }
            seconds += 1024.0 / AAC_RATES[rate];
            at += length;
        }
        return seconds;
    }

    static double ofAmr(ByteBuffer bytes) {
        if (!AudioLength.isAt(bytes, "#!AMR\n", 0)) {
            return 0;
        }
        int frames = 0;
        for (int at = AMR_HEAD; at < bytes.limit(); at += AMR_SIZES[bytes.get(at) >>> 3 & 15]) {
            frames++;
        }
        return frames * AMR_FRAME;
    }
}
