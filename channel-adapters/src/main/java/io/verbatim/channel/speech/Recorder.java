package io.verbatim.channel.speech;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.sound.sampled.AudioFormat;
import org.jspecify.annotations.Nullable;

/** A player that plays nothing, and keeps what it is given: 16 bits, one channel. */
final class Recorder implements AudioPlayer {
    private static final int HEADER = 44;
    private static final int PCM = 1;
    private static final int SAMPLE = 2;
    private static final int LONGEST = 600;

    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private @Nullable AudioFormat format;

    /** All of it as a file. */
    byte[] wav() {
        int rate = format == null ? 0 : (int) format.getSampleRate();
        if (samples.size() == 0 || rate == 0) {
            throw new SpeechFailure("no_words");
        }
        var wav = header(rate);
        var from = ByteBuffer.wrap(samples.toByteArray()).order(order()).asShortBuffer();
        wav.slice(HEADER, samples.size()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(from);
        return wav.array();
    }

    /** Refuses more than ten minutes. */
    void requireRoom() {
        if (format != null && samples.size() > format.getSampleRate() * SAMPLE * LONGEST) {
            throw new SpeechFailure("text_too_long");
        }
    }

    private ByteBuffer header(int rate) {
        int length = samples.size();
        return ByteBuffer.allocate(HEADER + length).order(ByteOrder.LITTLE_ENDIAN)
            .put(ascii("RIFF")).putInt(HEADER - 8 + length).put(ascii("WAVEfmt ")).putInt(16).putShort((short) PCM).putShort((short) 1)
            .putInt(rate).putInt(rate * SAMPLE).putShort((short) SAMPLE).putShort((short) (SAMPLE * 8)).put(ascii("data")).putInt(length);
    }

    private ByteOrder order() {
        return format != null && format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void setAudioFormat(AudioFormat given) {
        format = given;
    }

    @Override
    public @Nullable AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public boolean write(byte[] bytes) {
        return write(bytes, 0, bytes.length);
    }

    @Override
    public boolean write(byte[] bytes, int from, int length) {
        samples.write(bytes, from, length);
        return true;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public float getVolume() {
        return 1;
    }

    @Override
    public long getTime() {
        return 0;
    }

    @Override
    public void begin(int size) {
        // What is recorded has no beginning that matters, and no end, pause or volume either.
    }

    @Override
    public void pause() {
        // Nothing plays.
    }

    @Override
    public void resume() {
        // Nothing plays.
    }

    @Override
    public void reset() {
        // Nothing plays.
    }

    @Override
    public void cancel() {
        // Nothing plays.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public void setVolume(float volume) {
        // As it is.
    }

    @Override
    public void resetTime() {
        // No time is kept.
    }

    @Override
    public void startFirstSampleTimer() {
        // No time is kept.
    }

    @Override
    public void showMetrics() {
        // There are none.
    }
}
