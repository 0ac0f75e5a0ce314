package io.verbatim.channel.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.EventView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FormatTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final Instant AT = Instant.parse("2026-11-21T01:02:03.456Z");
    private static final Table<String> TEXTS = new Table<>("texts",
        List.of(Column.text("text", text -> text), Column.text("none", text -> null)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "plain    | plain,",
        "a,b      | \"a,b\",",
        "say \"a\" | \"say \"\"a\"\"\",",
        "=1+1     | '=1+1,",
        "+49      | '+49,",
        "-1       | '-1,",
        "@SUM(A1) | '@SUM(A1),",
        "=a,b     | \"'=a,b\","})
    void writesTextsOfUsersAsTexts(String text, String line) throws IOException {
        assertThat(written(Format.CSV, TEXTS, List.of(text)).toString(StandardCharsets.UTF_8)).isEqualTo("text,none\r\n" + line + "\r\n");
    }

    @Test
    void keepsLineBreaksWithinAField() throws IOException {
        assertThat(written(Format.CSV, TEXTS, List.of("a\r\nb", "\t=x")).toString(StandardCharsets.UTF_8))
            .isEqualTo("text,none\r\n\"a\r\nb\",\r\n'\t=x,\r\n");
    }

    @Test
    void writesALineForEachEvent() throws IOException {
        var lines = written(Format.NDJSON, Table.EVENTS, List.of(event(1, "a\nb"), event(2, "c"))).toString(StandardCharsets.UTF_8);

        assertThat(lines.lines()).hasSize(2).allSatisfy(line -> assertThat(JSON.readTree(line).at("/payload/text").isString()).isTrue());
        assertThat(lines).endsWith("}\n");
    }

    @Test
    void writesParquetThatItsReaderReads() throws IOException {
        var events = LongStream.rangeClosed(1, 3_000).mapToObj(no -> event(no, "ü€😀 " + Long.toHexString(no * PRIME).repeat(300))).toList();

        var rows = new ParquetFile(written(Format.PARQUET, Table.EVENTS, events).toByteArray()).rows();

        assertThat(rows).hasSize(3_000);
        assertThat(rows.getLast().getLong("position", 0)).isEqualTo(3_000);
        assertThat(rows.getLast().getString("payload", 0)).isEqualTo(JSON.writeValueAsString(events.getLast().payload()));
        assertThat(rows.getLast().getLong("recorded_at", 0)).isEqualTo(AT.toEpochMilli());
        assertThat(rows.getLast().getFieldRepetitionCount("actor")).isZero();
        assertThat(new ParquetFile(written(Format.PARQUET, TEXTS, List.of()).toByteArray()).rows()).isEmpty();
    }

    private static EventView event(long position, String text) {
        return new EventView(position, 0, "event-" + position, "bot.BotChanged", "1", AT, null, "cause", "trace", Map.of("text", text));
    }

    private static <T> ByteArrayOutputStream written(Format format, Table<T> table, List<T> values) throws IOException {
        var out = new ByteArrayOutputStream();
        var rows = format.rows(out, table, JSON);
        rows.begin();
        for (T value : values) {
            rows.write(value);
        }
        rows.end();
        return out;
    }
}
