package io.verbatim.channel.speech;

import io.verbatim.channel.egress.Egress;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/audio/speech}, as OpenAI and many servers of one's own offer it. The voice finds out the language by itself. */
final class OpenAiSynthesis implements Synthesis {
    private static final int LONGEST_INPUT = 4_096;

    private final SpeechCall call;
    private final SpeechSettings settings;

    OpenAiSynthesis(SpeechSettings settings, Egress egress) {
        this.call = new SpeechCall(egress, settings.url("speech"), settings.key(), settings.timeout(), Audio.LARGEST);
        this.settings = settings;
    }

    @Override
    public Audio speak(String text, @Nullable Locale locale) {
        var pieces = Pieces.of(Spoken.of(text), LONGEST_INPUT);
        var whole = new ByteArrayOutputStream();
        for (String piece : pieces) {
            whole.writeBytes(piece(piece).bytes());
        }
        return Audio.of(whole.toByteArray());
    }

    // Asked for MP3, which is frames that may follow those of another piece.
    private Audio piece(String text) {
        return Audio.of(call.post("application/json", JsonMapper.shared().writeValueAsBytes(
            Map.of("model", settings.synthesisModel(), "voice", settings.voice(), "input", text, "response_format", "mp3"))));
    }
}
