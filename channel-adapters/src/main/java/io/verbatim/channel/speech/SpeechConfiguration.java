package io.verbatim.channel.speech;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.egress.Egress;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the services. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpeechSettings.class)
class SpeechConfiguration {

    @Bean
    Transcription transcription(SpeechSettings settings, Egress egress) {
        return switch (word(settings.transcription())) {
            case "none", "" -> new NoSpeech();
            case "openai" -> new OpenAiTranscription(settings, egress);
            default -> throw new UnusableSettings("VERBATIM_SPEECH_TRANSCRIPTION: must be none, openai or command.");
        };
    }

    @Bean
    Synthesis synthesis(SpeechSettings settings, Egress egress) {
        return switch (word(settings.synthesis())) {
            case "none" -> new NoSpeech();
            case "embedded", "" -> new EmbeddedVoice(settings.timeout());
            case "openai" -> new OpenAiSynthesis(settings, egress);
            default -> throw new UnusableSettings("VERBATIM_SPEECH_SYNTHESIS: must be none, embedded, openai or command.");
        };
    }

    private static String word(String setting) {
        return setting.strip().toLowerCase(Locale.ROOT);
    }
}
