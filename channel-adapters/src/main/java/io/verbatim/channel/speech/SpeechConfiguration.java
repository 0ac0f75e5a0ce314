package io.verbatim.channel.speech;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.database.DataDirectory;
import io.verbatim.channel.egress.Egress;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/** Chooses the services. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpeechSettings.class)
class SpeechConfiguration {

    @Bean
    Transcription transcription(SpeechSettings settings, Egress egress, DataDirectory data) {
        return switch (word(settings.transcription())) {
            case "none", "" -> new NoSpeech();
            case "openai" -> new OpenAiTranscription(settings, egress);
            case "command" -> new CommandTranscription(new Program(CommandLine.of("VERBATIM_SPEECH_TRANSCRIPTION_COMMAND",
                settings.transcriptionCommand()), room(data, "transcription"), settings.timeout(), CommandTranscription.LARGEST));
            default -> throw new UnusableSettings("VERBATIM_SPEECH_TRANSCRIPTION: must be none, openai or command.");
        };
    }

    @Bean
    Synthesis synthesis(SpeechSettings settings, Egress egress, DataDirectory data) {
        return switch (word(settings.synthesis())) {
            case "none" -> new NoSpeech();
            case "embedded", "" -> new EmbeddedVoice(settings.timeout());
            case "openai" -> new OpenAiSynthesis(settings, egress);
            case "command" -> new CommandSynthesis(new Program(CommandLine.of("VERBATIM_SPEECH_SYNTHESIS_COMMAND",
                settings.synthesisCommand()), room(data, "synthesis"), settings.timeout(), Audio.LARGEST));
            default -> throw new UnusableSettings("VERBATIM_SPEECH_SYNTHESIS: must be none, embedded, openai or command.");
        };
    }

    // What a process left that was killed is what somebody said. Nobody else has the directory.
    private static Path room(DataDirectory data, String name) {
        var room = data.path().resolve("speech").resolve(name);
        FileSystemUtils.deleteRecursively(room.toFile());
        return room;
    }

    private static String word(String setting) {
        return setting.strip().toLowerCase(Locale.ROOT);
    }
}
