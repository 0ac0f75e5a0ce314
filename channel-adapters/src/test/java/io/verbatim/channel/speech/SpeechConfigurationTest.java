package io.verbatim.channel.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.database.DataDirectory;
import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressSettings;
import io.verbatim.channel.egress.OwnPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SpeechConfigurationTest {
    private final SpeechConfiguration configuration = new SpeechConfiguration();
    private final Egress egress = Egress.of(EgressSettings.allowing(), OwnPorts.none());

    @TempDir
    private @Nullable Path directory;
    private DataDirectory data;

    @BeforeEach
    void take() {
        data = DataDirectory.take(directory);
    }

    @AfterEach
    void close() {
        egress.close();
        data.close();
    }

    @Test
    void speaksAndDoesNotHearWhereNothingIsSetUp() {
        var settings = settings(Map.of());

        assertThat(configuration.transcription(settings, egress, data).isOn()).isFalse();
        assertThat(configuration.synthesis(settings, egress, data)).isInstanceOf(EmbeddedVoice.class);
        assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void takesWhatTheEnvironmentSays() {
        var settings = settings(Map.of("VERBATIM_SPEECH_TRANSCRIPTION", "OpenAI", "VERBATIM_SPEECH_SYNTHESIS", "command",
            "VERBATIM_SPEECH_OPENAI_URL", "http://speech:8000", "VERBATIM_SPEECH_OPENAI_KEY", "key",
            "VERBATIM_SPEECH_TRANSCRIPTION_MODEL", "small",
            "VERBATIM_SPEECH_SYNTHESIS_COMMAND", "espeak-ng, -v,{language},-f,{input},-w,{output}", "VERBATIM_SPEECH_TIMEOUT", "5s"));

        assertThat(configuration.transcription(settings, egress, data)).isInstanceOf(OpenAiTranscription.class);
        assertThat(configuration.synthesis(settings, egress, data)).isInstanceOf(CommandSynthesis.class);
        assertThat(settings.url("speech")).isEqualTo("http://speech:8000/v1/audio/speech");
        assertThat(settings.key().value()).isEqualTo("key");
        assertThat(settings.transcriptionModel()).isEqualTo("small");
        assertThat(settings.synthesisCommand()).isEqualTo(List.of("espeak-ng", "-v", "{language}", "-f", "{input}", "-w", "{output}"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refuses("VERBATIM_SPEECH_TRANSCRIPTION", "embedded", "VERBATIM_SPEECH_TRANSCRIPTION: ");
        refuses("VERBATIM_SPEECH_TRANSCRIPTION", "openai", "VERBATIM_SPEECH_OPENAI_URL: ");
        refuses("VERBATIM_SPEECH_TRANSCRIPTION", "command", "VERBATIM_SPEECH_TRANSCRIPTION_COMMAND: ");
        refuses("VERBATIM_SPEECH_SYNTHESIS", "robot", "VERBATIM_SPEECH_SYNTHESIS: ");
        refuses("VERBATIM_SPEECH_SYNTHESIS", "command", "VERBATIM_SPEECH_SYNTHESIS_COMMAND: ");
    }

    private void refuses(String name, String value, String beginning) {
        var settings = settings(Map.of(name, value));
        assertThatThrownBy(() -> {
            configuration.transcription(settings, egress, data);
            configuration.synthesis(settings, egress, data);
        }).isInstanceOf(UnusableSettings.class).hasMessageStartingWith(beginning);
    }

    private static SpeechSettings settings(Map<String, Object> environment) {
        var source = new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment);
        return new Binder(ConfigurationPropertySources.from(source)).bindOrCreate("verbatim.speech", SpeechSettings.class);
    }
}
