package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.shared.conversation.Failure.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private final EventReader reader = new EventReader();
    private final List<String> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEventsWhateverEndsTheirLines(String end) throws Unreadable {
        read(": hello\ndata: one\nid: 7\n\nevent: x\ndata:two\ndata:  lines\n\n\nretry: 5\n\ndata\n\n".replace("\n", end));

        assertThat(events).containsExactly("one", "two\n lines", "");
    }

    @Test
    void readsEventsHoweverTheirBytesAreCut() throws Unreadable {
        for (byte each : "data: \u20ac\r\n\r\ndata: b\r\n\r\n".getBytes(StandardCharsets.UTF_8)) {
            reader.read(new byte[] {each}, 1, this::take);
        }

        assertThat(events).containsExactly("\u20ac", "b");
    }

    @Test
    void passesOverAMarkOfByteOrderAndFieldsThatItDoesNotKnow() throws Unreadable {
        read("\uFEFFdata: a\nfoo: bar\ndata2: x\n\n");

        assertThat(events).containsExactly("a");
    }

    @Test
    void takesAnEventWithoutItsEmptyLineWhenNothingElseComes() throws Unreadable {
        read("data: a\n\ndata: b\ndata: c");
        assertThat(events).containsExactly("a");

        reader.end(this::take);
        reader.end(this::take);

        assertThat(events).containsExactly("a", "b\nc");
    }

    @Test
    void readsNoFurtherThanIsWanted() throws Unreadable {
        assertThat(read("data: a\n\ndata: stop\n\ndata: b\n\n")).isFalse();
        assertThat(events).containsExactly("a", "stop");
    }

    @Test
    void takesAnEventThatRepeatsALongReply() throws Unreadable {
        var bytes = ("data: " + "a".repeat(3 << 20) + "\n\n").getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(bytes, bytes.length, event -> false)).isFalse();
    }

    @Test
    void refusesAnEventWithoutEnd() {
        var part = new byte[8192];
        Arrays.fill(part, (byte) 'a');

        assertThatThrownBy(() -> {
            for (int i = 0; i < 1000; i++) {
                reader.read(part, part.length, this::take);
            }
        }).isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void refusesAnEventOfVeryManyLines() {
        var line = ("data: " + "a".repeat(1000) + "\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> {
            for (int i = 0; i < 5000; i++) {
                reader.read(line, line.length, this::take);
            }
        }).isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var bytes = "data: \u00e4\n\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> reader.read(bytes, bytes.length, this::take)).isInstanceOf(Unreadable.class);
    }

    private boolean read(String text) throws Unreadable {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, bytes.length, this::take);
    }

    private boolean take(SentEvent event) {
        events.add(event.data());
        return !event.data().equals("stop");
    }
}
