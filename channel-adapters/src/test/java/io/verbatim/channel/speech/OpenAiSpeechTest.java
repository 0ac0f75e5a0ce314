package io.verbatim.channel.speech;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressSettings;
import io.verbatim.channel.egress.OwnPorts;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiSpeechTest {
    private static final Audio VOICE = Audio.of("OggS and so on".getBytes(ISO_8859_1));
    private static final byte[] MP3 = "\u00ff\u00fb frames".getBytes(ISO_8859_1);

    private final FakeBackend server = FakeBackend.start();
    private final Egress egress = Egress.of(EgressSettings.allowing("127.0.0.0/8"), OwnPorts.none());

    @AfterEach
    void close() {
        egress.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void asksForTheWordsOfARecording(String end) {
        server.will(Behaviour.answers(200, "{\"text\": \" Hello there. \", \"usage\": {\"type\": \"duration\"}}"));

        assertThat(transcription(end).transcribe(VOICE)).isEqualTo("Hello there.");

        var asked = server.received().getFirst();
        assertThat(asked.line()).startsWith("POST /v1/audio/transcriptions ");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer the-key");
        assertThat(asked.header("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(asked.body()).contains("name=\"model\"\r\n\r\nwhisper-1\r\n",
            "name=\"file\"; filename=\"voice.ogg\"\r\nContent-Type: audio/ogg\r\n\r\nOggS");
    }

    @Test
    void takesBareTextAsWell() {
        server.will(Behaviour.answers(200, "Hello there.\n", "Content-Type: text/plain"));

        assertThat(transcription("").transcribe(VOICE)).isEqualTo("Hello there.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"200 | {\"text\": \"  \"} | no_words", "200 | '' | no_words", "200 | {\"tex | invalid_answer",
        "200 | {\"text\": 7} | invalid_answer", "200 | {} | invalid_answer", "401 | {\"error\": {}} | http_401", "302 | '' | redirect"})
    void saysWhyThereAreNoWords(int status, String body, String reason) {
        server.will(Behaviour.answers(status, body, "Location: http://127.0.0.1/"));

        assertThatThrownBy(() -> transcription("").transcribe(VOICE)).isInstanceOfSatisfying(SpeechFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    void triesABrokenLineOnceMore() {
        server.will(Behaviour.hangsUp(), Behaviour.answers(200, "{\"text\": \"Hello\"}"), Behaviour.answers(503, ""));

        assertThat(transcription("").transcribe(VOICE)).isEqualTo("Hello");
        assertThatThrownBy(() -> transcription("").transcribe(VOICE)).hasMessageContaining("http_503");

        assertThat(server.received()).hasSize(4);
    }

    @Test
    void hasATextSpoken() {
        server.will(Behaviour.answers(200, MP3, "Content-Type: text/plain"));

        var audio = synthesis().speak("**Hello** \"you\" 🙂, see [the shop](https://example.com/x?y=z)", null);

        assertThat(audio.mimeType()).isEqualTo("audio/mpeg");
        assertThat(audio.bytes()).isEqualTo(MP3);
        var asked = server.received().getFirst();
        assertThat(asked.line()).startsWith("POST /v1/audio/speech ");
        assertThat(asked.body()).contains("\"input\":\"Hello \\\"you\\\" , see the shop\"", "\"model\":\"tts-1\"", "\"voice\":\"alloy\"",
            "\"response_format\":\"mp3\"");
    }

    @Test
    void hasALongTextSpokenPieceByPiece() {
        server.will(Behaviour.answers(200, MP3));

        var audio = synthesis().speak("This is a sentence of some length. ".repeat(200), null);

        assertThat(audio.bytes()).hasSize(2 * MP3.length);
        assertThat(server.received()).allSatisfy(asked -> assertThat(asked.body().length()).isBetween(2_000, 4_200))
            .allSatisfy(asked -> assertThat(asked.body()).contains("length.\""));
    }

    @Test
    void takesNothingForAudioThatIsNone() {
        server.will(Behaviour.answers(200, "{\"error\": \"no such voice\"}", "Content-Type: audio/mpeg"));

        assertThatThrownBy(() -> synthesis().speak("Hello", null)).hasMessageContaining("wrong_type");
    }

    @Test
    void needsAServer() {
        assertThatThrownBy(() -> new OpenAiSynthesis(settings(null), egress)).isInstanceOf(UnusableSettings.class)
            .hasMessageContaining("VERBATIM_SPEECH_OPENAI_URL");
    }

    @Test
    void keepsTheKeyToItself() {
        assertThat(settings("http://127.0.0.1").toString() + settings("http://127.0.0.1").key()).doesNotContain("the-key");
    }

    private OpenAiTranscription transcription(String end) {
        return new OpenAiTranscription(settings("http://127.0.0.1:%d%s".formatted(server.port(), end)), egress);
    }

    private OpenAiSynthesis synthesis() {
        return new OpenAiSynthesis(settings("http://127.0.0.1:" + server.port()), egress);
    }

    private static SpeechSettings settings(String url) {
        return new SpeechSettings("openai", "openai", url, "the-key", "whisper-1", "tts-1", "alloy", List.of(), List.of(),
            Duration.ofSeconds(5));
    }
}
