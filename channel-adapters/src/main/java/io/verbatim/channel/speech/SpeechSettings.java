package io.verbatim.channel.speech;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.vault.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's speech services.
 *
 * @param transcription        {@code none}, {@code openai} or {@code command}
 * @param synthesis            the same, or {@code embedded}
 * @param openaiUrl            a server with the two {@code /v1/audio} calls, named with or without {@code /v1}
 * @param openaiKey            its key; none where it asks for none
 * @param transcriptionCommand a program and its arguments
 * @param synthesisCommand     the same
 * @param timeout              for one recording or one text
 */
@ConfigurationProperties("verbatim.speech")
record SpeechSettings(@DefaultValue("none") String transcription, @DefaultValue("embedded") String synthesis, @Nullable String openaiUrl,
                      @Nullable String openaiKey, @DefaultValue("whisper-1") String transcriptionModel,
                      @DefaultValue("tts-1") String synthesisModel, @DefaultValue("alloy") String voice,
                      @DefaultValue List<String> transcriptionCommand, @DefaultValue List<String> synthesisCommand,
                      @DefaultValue("60s") Duration timeout) {

    /** Where a call goes, {@code transcriptions} for one. */
    String url(String call) {
        if (openaiUrl == null || openaiUrl.isBlank()) {
            throw new UnusableSettings("VERBATIM_SPEECH_OPENAI_URL: must be given where speech is openai's.");
        }
        String base = openaiUrl.strip().replaceFirst("/+$", "");
        return "%s/audio/%s".formatted(base.endsWith("/v1") ? base : base + "/v1", call);
    }

    Secret key() {
        return new Secret(openaiKey == null ? "" : openaiKey.strip());
    }

    @Override
    public String toString() {
        return "SpeechSettings[%s, %s]".formatted(transcription, synthesis);
    }
}
