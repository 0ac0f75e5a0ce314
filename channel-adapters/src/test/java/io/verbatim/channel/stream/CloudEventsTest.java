package io.verbatim.channel.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.log.LoggedEvent;
import java.time.Instant;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class CloudEventsTest {

    private static final Instant AT = Instant.parse("2026-01-31T12:00:00.123456Z");

    private final CloudEvents events = new CloudEvents(path -> "https://chat.example.com" + path);

    @Test
    void saysInHeadersWhatTheEventIs() {
        var written = events.of(event("{\"text\":\"Grüße\"}", "ws_1"), 1000);

        assertThat(written.key()).isEqualTo("conv_1");
        assertThat(written.headers()).containsEntry("ce_specversion", "1.0").containsEntry("ce_id", "event-7")
            .containsEntry("ce_type", "io.verbatim.conversation.UserMessageReceived.v1")
            .containsEntry("ce_source", "urn:verbatim:workspace:ws_1").containsEntry("ce_subject", "conv_1")
            .containsEntry("ce_time", "2026-01-31T12:00:00.123456Z").containsEntry("ce_position", "7")
            .containsEntry("ce_workspace", "ws_1").containsEntry("ce_streamsequence", "3").containsEntry("content-type", "application/json")
            .doesNotContainKeys("ce_dataref", "ce_actor");
        assertThat(written.value()).isEqualTo("{\"text\":\"Grüße\"}".getBytes(UTF_8));
    }

    @Test
    void saysNothingOfAWorkspaceThatNobodyKnows() {
        assertThat(events.of(event("{}", null), 1000).headers()).containsEntry("ce_source", "urn:verbatim").doesNotContainKey("ce_workspace");
    }

    @Test
    void refersToWhatIsTooLarge() {
        var written = events.of(event("{\"text\":\"" + "x".repeat(2000) + "\"}", "ws_1"), 2000);

        assertThat(written.size()).isLessThan(2000);
        assertThat(written.headers()).containsEntry("ce_dataref", "https://chat.example.com/v1/events/event-7/payload");
        assertThat(new String(written.value(), UTF_8)).startsWith("{\"reference\":\"https://chat.example.com/v1/events/event-7/payload\",\"sha256\":\"")
            .endsWith("\",\"bytes\":2011}");
    }

    @Test
    void becomesARecordWithTheSameKeyForTheSameStream() {
        var sent = events.of(event("{}", "ws_1"), 1000).to("verbatim.events", 6);

        assertThat(sent.topic()).isEqualTo("verbatim.events");
        assertThat(sent.partition()).isEqualTo(BuiltInPartitioner.partitionForKey("conv_1".getBytes(UTF_8), 6));
        assertThat(new String(sent.key(), UTF_8)).isEqualTo("conv_1");
        assertThat(new String(sent.headers().lastHeader("ce_id").value(), UTF_8)).isEqualTo("event-7");
    }

    private static LoggedEvent event(String payload, String workspace) {
        return new LoggedEvent(7, "conv_1", 3, "event-7", "conversation.UserMessageReceived", "1", AT, workspace, null, "cause", "trace", payload);
    }
}
