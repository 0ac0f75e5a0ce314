package io.verbatim.command.flow;

import io.verbatim.shared.conversation.UserInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that templates of a component can name: the variables, and what the session knows by itself. */
record Scope(FlowState state, @Nullable String componentId) {
    /** Under which name the last recognised intent lies among the variables; no flow can give it a value. */
    static final String NLP = "internal.nlp";
    private static final String INTERNAL = "internal";

    /** Whether a name is read-only: set by the session, never by a flow or a client. */
    static boolean reserved(String name) {
        return name.equals(INTERNAL) || name.startsWith(INTERNAL + ".") || name.equals(Given.PAYLOAD);
    }

    /** What the path leads to; null where it leads nowhere. */
    @Nullable Object find(List<Object> path) {
        Object value = path.getFirst().equals(INTERNAL) ? internal() : state.variables().get(path.getFirst().toString());
        for (Object step : path.subList(1, path.size())) {
            value = within(value, step);
        }
        return value;
    }

    private static @Nullable Object within(@Nullable Object value, Object step) {
        return switch (value) {
            case Map<?, ?> map -> map.get(step.toString());
            case List<?> list when step instanceof Integer index && index < list.size() -> list.get(index);
            case null, default -> null;
        };
    }

    /** What the session knows by itself. */
    Map<String, Object> internal() {
        var session = state.session();
        var user = new HashMap<String, @Nullable Object>();
        user.put("id", session.user().id());
        user.put("name", session.user().name());
        var internal = new HashMap<String, @Nullable Object>();
        internal.put("channel", session.channelKind());
        internal.put("session_id", session.sessionId());
        internal.put("user", user);
        internal.put("current_component", componentId);
        internal.put("nlp", state.variables().get(NLP));
        internal.put("last_input", state.last() == null ? null : lastInput(state.last()));
        return internal;
    }

    private static Map<String, @Nullable Object> lastInput(UserInput input) {
        var last = new HashMap<String, @Nullable Object>(input.structured() == null ? Map.of() : input.structured());
        last.put("type", input.type());
        last.put("text", input.text());
        last.put("option_id", input.optionId());
        last.put("attachments", input.attachments().stream().map(Scope::file).toList());
        return last;
    }

    private static Map<String, @Nullable Object> file(UserInput.Attachment file) {
        var told = new HashMap<String, @Nullable Object>();
        told.put("url", file.url());
        told.put("filename", file.filename());
        told.put("mime_type", file.mimeType());
        return told;
    }
}
