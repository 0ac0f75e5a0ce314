package io.verbatim.channel.speech;

import io.verbatim.channel.egress.MultipartForm;
import io.verbatim.channel.egress.Egress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/audio/transcriptions}, as OpenAI and many servers of one's own offer it. */
final class OpenAiTranscription implements Transcription {
    private static final int LARGEST_ANSWER = 1 << 20;

    private final SpeechCall call;
    private final String model;

    OpenAiTranscription(SpeechSettings settings, Egress egress) {
        this.call = new SpeechCall(egress, settings.url("transcriptions"), settings.key(), settings.timeout(), LARGEST_ANSWER);
        this.model = settings.transcriptionModel();
    }

    @Override
    public String transcribe(Audio audio) {
        var form = new MultipartForm().field("model", model).field("response_format", "json")
            .file("file", audio.filename(), audio.mimeType(), audio.bytes());
        return Words.of(text(new String(call.post(form.contentType(), form.bytes()), StandardCharsets.UTF_8)));
    }

    /** Some servers answer with the bare text, whatever they are asked for. */
    private static String text(String answer) {
        if (!answer.stripLeading().startsWith("{")) {
            return answer;
        }
        try {
            return Optional.ofNullable(JsonMapper.shared().readTree(answer).get("text"))
                .flatMap(text -> text.stringValueOpt()).orElseThrow(() -> new SpeechFailure("invalid_answer"));
        } catch (JacksonException e) {
            throw new SpeechFailure("invalid_answer", e);
        }
    }
}
