package io.verbatim.channel.rehearsal;

import io.verbatim.shared.conversation.EventView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened, in order of execution, as testers read it: an effect and what it brought are one entry. */
public final class Timeline {

    private static final String RUNNING = "running";

    private final List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    private final Map<Object, Map<String, @Nullable Object>> effects = new HashMap<>();
    private final Map<Object, @Nullable Object> components = new HashMap<>();

    private Timeline() {
    }

    /** @param events of a conversation, in order */
    public static List<Map<String, @Nullable Object>> of(List<EventView> events) {
        var timeline = new Timeline();
        events.forEach(timeline::take);
        return timeline.entries;
    }

    private void take(EventView event) {
        var told = new Told(event);
        switch (told.name()) {
            case "SessionStarted" -> add(told, "session_started", "session_id", "variables");
            case "UserMessageReceived" -> add(told, "message_taken", "message_id", "input");
            case "BotMessageSaid" -> add(told, "message_said", "message_id", "component_id", "message", "incomplete");
            case "ComponentEntered" -> add(told, "component", "component_id", "component_type", "changed", "removed_keys");
            case "VariablesChanged", "ComponentResumed" -> add(told, "variables_changed", "component_id", "changed", "removed_keys");
            case "AnswerRejected" -> add(told, "answer_rejected", "component_id", "attempt", "reason");
            case "ComponentFailed" -> add(told, "component_failed", "component_id", "reason");
            case "RetryPlanned" -> add(told, "retry_planned", "no", "integration_id", "pause_ms");
            case "DispatchFailed" -> add(told, "reply_failed", "last");
            case "BotPaused" -> add(told, "bot_paused", "component_id");
            case "BotResumed" -> add(told, "bot_resumed");
            case "TurnCompleted" -> add(told, "turn_completed", "turn_id", "state", "is_final");
            case "SessionEnded" -> add(told, "session_ended", "reason");
            default -> takeEffect(told);
        }
    }

    private void takeEffect(Told told) {
        switch (told.name()) {
            case "ReplyRequested" -> {
                components.put(told.field("dispatch_id"), told.field("component_id"));
                add(told, "reply_requested", "component_id", "route");
            }
            case "EffectRequested", "NoticeRequested" -> begin(told, told.field("effect_id"), told.kindOf("effect"), told.field("effect"),
                told.field("component_id"));
            case "AttemptStarted" -> begin(told, told.field("attempt_id"), "ai_reply", told.field("prompt"),
                components.get(told.field("dispatch_id"))).put("integration_id", told.field("integration_id"));
            case "EffectSucceeded" -> end(told, "effect_id", "succeeded", told.field("outcome"), told.field("duration_ms"));
            case "AttemptSucceeded" -> end(told, "attempt_id", "succeeded", told.field("reply"), told.in("call", "latency_ms"));
            case "EffectFailed", "NoticeEnded" -> failed(told, "effect_id", told.field("duration_ms"), told.field("reason"), told.field("detail"));
            case "AttemptFailed" -> failed(told, "attempt_id", told.in("call", "latency_ms"), told.in("failure", "reason"),
                told.in("failure", "detail"));
            case "EffectOutcomeUnknown" -> end(told, "effect_id", "unknown", null, null);
            case "AttemptOutcomeUnknown" -> end(told, "attempt_id", "unknown", null, null);
            default -> { }
        }
    }

    private Map<String, @Nullable Object> begin(Told told, @Nullable Object id, @Nullable Object effect, @Nullable Object request,
                                                @Nullable Object component) {
        var entry = add(told, "effect");
        entry.put("component_id", component);
        entry.put("effect", effect);
        entry.put("request", request);
        entry.put("response", null);
        entry.put("outcome", RUNNING);
        entry.put("duration_ms", null);
        entry.put("stubbed", told.field("stub") != null);
        effects.put(id, entry);
        return entry;
    }

    private void end(Told told, String id, String outcome, @Nullable Object response, @Nullable Object duration) {
        var entry = effects.get(told.field(id));
        if (entry != null) {
            entry.put("outcome", outcome);
            entry.put("response", response);
            entry.put("duration_ms", duration);
        }
    }

    private void failed(Told told, String id, @Nullable Object duration, @Nullable Object reason, @Nullable Object detail) {
        end(told, id, reason == null ? "succeeded" : "failed", null, duration);
        var entry = effects.get(told.field(id));
        if (entry != null && reason != null) {
            entry.put("reason", reason);
            entry.put("detail", detail);
        }
    }

    private Map<String, @Nullable Object> add(Told told, String type, String... fields) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("type", type);
        entry.put("at", told.event.recordedAt());
        entry.put("position", told.event.sequence());
        for (String field : fields) {
            entry.put(field, told.field(field));
        }
        entries.add(entry);
        return entry;
    }

    /** An event as it was told: fields by their names outside. */
    private record Told(EventView event) {

        String name() {
            return event.type().substring(event.type().indexOf('.') + 1);
        }

        @Nullable Object field(String name) {
            return event.payload() instanceof Map<?, ?> fields ? fields.get(name) : null;
        }

        @Nullable Object in(String outer, String inner) {
            return field(outer) instanceof Map<?, ?> fields ? fields.get(inner) : null;
        }

        /** Of what is masked as a whole, only that it is there. */
        @Nullable Object kindOf(String name) {
            return field(name) instanceof Map<?, ?> fields ? fields.get("type") : field(name);
        }
    }
}
