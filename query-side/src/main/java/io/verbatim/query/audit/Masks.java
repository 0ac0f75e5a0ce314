package io.verbatim.query.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.verbatim.shared.conversation.Concealed;

/**
 * What is not to be seen in the audit trail.
 *
 * @param turns     those in which the user gave a sensitive variable its value
 * @param variables the names of sensitive variables
 * @param values    what they were given, as it may come up again in texts
 */
record Masks(Set<String> turns, Set<String> variables, Set<String> values) {

    private static final String MASK = "••••";
    private static final Set<String> SAID = Set.of(StoredEvent.USER_MESSAGE_RECEIVED, StoredEvent.USER_MESSAGE_REVISED);
    // What views show of a message stands in the event for those that cannot look here.
    private static final String SHOWN = "shown";

    /** Of a conversation of which nothing is known that is sensitive. */
    static final Masks NONE = new Masks(Set.of(), Set.of(), Set.of());

    static Masks of(List<StoredEvent> sensitiveChanges) {
        return NONE.and(sensitiveChanges);
    }

    /** These, and what later changes add to them. */
    Masks and(List<StoredEvent> sensitiveChanges) {
        var masks = new Masks(new HashSet<>(turns), new HashSet<>(variables), new HashSet<>(values));
        sensitiveChanges.forEach(masks::take);
        return masks;
    }

    /** Whether nothing can be hidden in a payload that reads like this. */
    boolean leave(String payload) {
        return variables.isEmpty() && !payload.contains("\"sensitive\":true") && !payload.contains("\"effect\":");
    }

    Object hide(StoredEvent event) {
        var payload = MaskedEffects.hide(event.payload(), MASK);
        if (variables.isEmpty()) {
            return payload;
        }
        var shown = new MaskedFields(variables, Concealed.of(values)).of(payload);
        shown.remove(SHOWN);
        if (SAID.contains(event.type()) && turns.contains(event.turn())) {
            shown.put("input", Map.of("text", MASK, "attachments", List.of()));
        }
        return shown;
    }

    private void take(StoredEvent change) {
        var names = strings(change.payload().get("sensitive"));
        if (names.isEmpty()) {
            return;
        }
        if (change.type().equals(StoredEvent.VARIABLES_CHANGED)) {
            turns.add(String.valueOf(change.turn()));
        }
        variables.addAll(names);
        if (change.payload().get("changed") instanceof Map<?, ?> changed) {
            names.stream().map(changed::get).filter(Masks::canBeSaid).map(String::valueOf).forEach(values::add);
        }
    }

    private static boolean canBeSaid(Object value) {
        return value instanceof String || value instanceof Number;
    }

    private static Collection<String> strings(Object list) {
        return list instanceof List<?> names ? names.stream().map(String::valueOf).toList() : List.of();
    }
}
