package io.verbatim.channel.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.EventView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final List<EventView> events = new ArrayList<>();

    @Test
    void makesOneEntryOfAnEffectAndWhatItBrought() {
        told("EffectRequested", Map.of("effect_id", "eff_1", "component_id", "call", "effect", Map.of("type", "call_api", "url", "u")));
        told("BotMessageSaid", Map.of("message_id", "msg_1", "component_id", "say", "message", Map.of("text", "Hi")));
        told("EffectSucceeded", Map.of("effect_id", "eff_1", "outcome", Map.of("status_code", 200), "duration_ms", 12));

        var timeline = Timeline.of(events);

        assertThat(timeline).extracting(entry -> entry.get("type")).containsExactly("effect", "message_said");
        assertThat(timeline.getFirst()).containsEntry("effect", "call_api").containsEntry("outcome", "succeeded")
            .containsEntry("response", Map.of("status_code", 200)).containsEntry("duration_ms", 12).containsEntry("stubbed", false);
    }

    @Test
    void tellsOfAttemptsWhichComponentTheyWereFor() {
        told("ReplyRequested", Map.of("dispatch_id", "dsp_1", "component_id", "ai", "route", Map.of()));
        told("AttemptStarted", Map.of("dispatch_id", "dsp_1", "attempt_id", "att_1", "integration_id", "int_1", "prompt", Map.of(),
            "stub", Map.of()));
        told("AttemptFailed", Map.of("attempt_id", "att_1", "failure", Map.of("reason", "timeout", "detail", "No answer"),
            "call", Map.of("latency_ms", 30)));

        assertThat(Timeline.of(events).getLast()).containsEntry("component_id", "ai").containsEntry("integration_id", "int_1")
            .containsEntry("outcome", "failed").containsEntry("reason", "timeout").containsEntry("duration_ms", 30)
            .containsEntry("stubbed", true);
    }

    @Test
    void showsOfWhatIsMaskedThatItIsThere() {
        told("EffectRequested", Map.of("effect_id", "eff_1", "component_id", "call", "effect", "••••"));

        assertThat(Timeline.of(events)).singleElement().satisfies(entry ->
            assertThat(entry).containsEntry("effect", "••••").containsEntry("outcome", "running"));
    }

    @Test
    void leavesOutWhatTellsTestersNothing() {
        told("LateAnswerSeen", Map.of("attempt_id", "att_1"));

        assertThat(Timeline.of(events)).isEmpty();
    }

    private void told(String name, Map<String, Object> payload) {
        events.add(new EventView(events.size(), events.size(), "e", "conversation." + name, "1", Instant.EPOCH, null, null, null, payload));
    }
}
