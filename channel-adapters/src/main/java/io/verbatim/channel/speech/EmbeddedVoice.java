package io.verbatim.channel.speech;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** FreeTTS's voice, in this process: American, a robot, and there on every machine. It speaks what is not English as if it were. */
final class EmbeddedVoice implements Synthesis {
    private static final String NAME = "kevin16";
    // A few sentences: somebody else's short text need not wait for the whole of a long one.
    private static final int PIECE = 400;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration patience;
    private @Nullable Voice loaded;

    EmbeddedVoice(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Audio speak(String text, @Nullable Locale locale) {
        var recorder = new Recorder();
        for (String piece : Pieces.of(Latin.of(Spoken.of(text)), PIECE)) {
            speak(piece, recorder);
            recorder.requireRoom();
        }
        return Audio.of(recorder.wav());
    }

    // One at a time: a voice keeps what it works on in its own fields.
    private void speak(String piece, Recorder recorder) {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SpeechFailure("timeout");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechFailure("abandoned", e);
        }
        try {
            var voice = voice();
            voice.setAudioPlayer(recorder);
            voice.speak(piece);
        } finally {
            turn.unlock();
        }
    }

    // Loaded with the first text: a third of a second, and 15 MB that an installation without voice replies never pays.
    private Voice voice() {
        var voice = loaded;
        if (voice == null) {
            voice = Arrays.stream(new KevinVoiceDirectory().getVoices()).filter(each -> each.getName().equals(NAME)).findFirst()
                .orElseThrow(() -> new IllegalStateException("The library has lost its voice"));
            voice.allocate();
            loaded = voice;
        }
        return voice;
    }
}
