package io.verbatim.channel.speech;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressSettings;
import io.verbatim.channel.egress.OwnPorts;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final byte[] VOICE = "OggS and so on".getBytes(ISO_8859_1);

    private final FakeBackend files = FakeBackend.start();
    private final Egress egress = Egress.of(EgressSettings.allowing("127.0.0.0/8"), OwnPorts.none());
    private final Hearing hearing = new Hearing(audio -> "%s of %d bytes".formatted(audio.mimeType(), audio.bytes().length), egress);

    @AfterEach
    void close() {
        egress.close();
        files.close();
    }

    @Test
    void fetchesARecordingAndUnderstandsIt() {
        files.will(Behaviour.answers(200, VOICE, "Content-Type: text/html"));

        assertThat(hearing.hear(files.url())).isEqualTo(new Heard.Words("audio/ogg of 14 bytes"));
        assertThat(hearing.hear(VOICE)).isEqualTo(new Heard.Words("audio/ogg of 14 bytes"));
    }

    @Test
    void goesNowhereItMayNot() {
        var strict = Egress.of(EgressSettings.allowing(), OwnPorts.none());

        assertThat(new Hearing(audio -> "Words", strict).hear("https://127.0.0.1/voice.ogg"))
            .isEqualTo(new Heard.Nothing("fetch_blocked_address"));
        strict.close();
    }

    @Test
    void saysWhatIsWrongWithARecording() {
        files.will(Behaviour.answers(404, ""), Behaviour.answers(200, "just words"), Behaviour.claims(30 << 20),
            Behaviour.answers(200, ""));

        assertThat(hearing.hear(files.url())).isEqualTo(new Heard.Nothing("fetch_http_404"));
        assertThat(hearing.hear(files.url())).isEqualTo(new Heard.Nothing("wrong_type"));
        assertThat(hearing.hear(files.url())).isEqualTo(new Heard.Nothing("too_large"));
        assertThat(hearing.hear(files.url())).isEqualTo(new Heard.Nothing("empty_file"));
        assertThat(hearing.hear("no url")).isEqualTo(new Heard.Nothing("fetch_invalid_request"));
    }

    @Test
    void saysThatAServiceFailsOrIsNotThere() {
        var failing = new Hearing(audio -> {
            throw new SpeechFailure("http_500");
        }, egress);

        assertThat(failing.hear(VOICE)).isEqualTo(new Heard.Nothing("http_500"));
        assertThat(new Hearing(new NoSpeech(), egress).hear(files.url())).isEqualTo(new Heard.Nothing("not_configured"));
        assertThat(new Hearing(new NoSpeech(), egress).isOn()).isFalse();
        assertThat(files.received()).isEmpty();
    }

    @Test
    void keepsWhatWasSaidOutOfLogs() {
        assertThat(new Heard.Words("my secret").toString() + Audio.of(VOICE)).doesNotContain("secret", "OggS");
    }
}
