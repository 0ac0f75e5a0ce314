package io.verbatim.channel.speech;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioLengthTest {

    @Test
    void isReadFromWav() {
        assertThat(length("audio/wav", wav(16_000, 64_000))).isEqualTo(2_000);
        assertThat(length("audio/wav", wav(16_000, -1))).isEqualTo(250);
    }

    @Test
    void isReadFromOgg() {
        assertThat(length("audio/ogg", page(0, "OpusHead and more"), page(96_000, "x"), page(144_000, "y"), page(-1, "z")))
            .isEqualTo(3_000);
        assertThat(length("audio/ogg", page(0, "\u0001vorbis\0\0\0\0\u0001\u0040\u001f\0\0"), page(16_000, "x"))).isEqualTo(2_000);
    }

    @Test
    void isCountedInFramesOfMp3() {
        var frame = Arrays.copyOf(HexFormat.of().parseHex("fffb9000"), 417);
        var low = Arrays.copyOf(HexFormat.of().parseHex("fff35000"), 144 / 2 * 40_000 / 22_050);

        assertThat(length("audio/mpeg", repeated(frame, 100))).isBetween(2_600L, 2_625L);
        assertThat(length("audio/mpeg", repeated(low, 100))).isBetween(2_590L, 2_625L);
        assertThat(length("audio/mpeg", "ID3\4\0\0\0\0\3\41".getBytes(ISO_8859_1), repeated(frame, 1)))
            .as("the picture of the tag is no sound").isZero();
    }

    @Test
    void isCountedInFramesOfPhones() {
        var aac = Arrays.copyOf(HexFormat.of().parseHex("fff15080 0c9ffc".replace(" ", "")), 100);
        var amr = Arrays.copyOf(new byte[] {0x3c}, 32);

        assertThat(length("audio/aac", repeated(aac, 100))).isBetween(2_320L, 2_325L);
        assertThat(length("audio/amr", "#!AMR\n".getBytes(ISO_8859_1), repeated(amr, 100))).isEqualTo(2_000);
    }

    @Test
    void isReadFromTheHeadersOfMp4AndFlac() {
        var movie = ByteBuffer.allocate(40).putInt(32).put("mvhd".getBytes(ISO_8859_1)).putInt(0).putLong(0).putInt(1_000).putInt(7_500);
        var flac = ByteBuffer.allocate(42).put("fLaC".getBytes(ISO_8859_1)).position(18).putLong(44_100L << 44 | 88_200L);

        assertThat(length("audio/mp4", movie.array())).isEqualTo(7_500);
        assertThat(length("audio/flac", flac.array())).isEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/wav", "audio/ogg", "audio/mpeg", "audio/aac", "audio/amr", "audio/flac", "audio/mp4", "video/webm"})
    void isUnknownWhereTheBytesAreBroken(String type) {
        for (int size = 0; size < 64; size++) {
            assertThat(AudioLength.of(new byte[size], type)).isEmpty();
        }
        assertThat(AudioLength.of("RIFF....WAVEdata".getBytes(ISO_8859_1), type)).isEmpty();
    }

    @Test
    void isTenMinutesAtMost() {
        assertThat(Audio.of(wav(10, 10 * 2 * 599)).mimeType()).isEqualTo("audio/wav");
        assertThatThrownBy(() -> Audio.of(wav(10, 10 * 2 * 601))).hasMessageContaining("too_long");
        assertThatThrownBy(() -> Audio.of(new byte[Audio.LARGEST + 1])).hasMessageContaining("too_large");
        assertThatThrownBy(() -> Audio.of(new byte[0])).hasMessageContaining("empty_file");
        assertThatThrownBy(() -> Audio.of("%PDF-1.7".getBytes(ISO_8859_1))).hasMessageContaining("wrong_type");
    }

    private static long length(String type, byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return AudioLength.of(all.toByteArray(), type).orElse(Duration.ZERO).toMillis();
    }

    private static byte[] wav(int rate, int size) {
        int real = Math.max(size, 0) + (size < 0 ? rate / 2 : 0);
        return ByteBuffer.allocate(44 + real).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes(ISO_8859_1)).putInt(36 + real)
            .put("WAVEfmt ".getBytes(ISO_8859_1)).putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate * 2)
            .putShort((short) 2).putShort((short) 16).put("data".getBytes(ISO_8859_1)).putInt(size).array();
    }

    private static byte[] page(long position, String content) {
        return ByteBuffer.allocate(27 + content.length()).order(ByteOrder.LITTLE_ENDIAN).put("OggS".getBytes(ISO_8859_1))
            .putShort((short) 0).putLong(position).position(27).put(content.getBytes(ISO_8859_1)).array();
    }

    private static byte[] repeated(byte[] frame, int times) {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }
}
