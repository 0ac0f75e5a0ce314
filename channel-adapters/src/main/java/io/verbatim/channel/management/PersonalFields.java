package io.verbatim.channel.management;

import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.PersonalData;
import io.verbatim.shared.conversation.ConversationEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which fields of an event are personal data: read once from the marks on the events themselves, so that none is forgotten. */
final class PersonalFields {
    private static final Map<String, Set<String>> MARKED = Arrays.stream(ConversationEvent.class.getPermittedSubclasses())
        .collect(Collectors.toUnmodifiableMap(type -> "conversation." + type.getSimpleName(), PersonalFields::marked));

    private PersonalFields() {
    }

    /** The payload with its personal fields replaced; of an event that is not known, nothing is shown. */
    static Object hide(String type, Object payload, String mask) {
        var personal = MARKED.get(type);
        if (personal == null) {
            return mask;
        }
        var shown = StrictJson.tree(payload);
        personal.stream().filter(shown::has).forEach(field -> shown.put(field, mask));
        return shown;
    }

    private static Set<String> marked(Class<?> event) {
        return Arrays.stream(event.getRecordComponents()).filter(component -> component.isAnnotationPresent(PersonalData.class))
            .map(component -> snakeCase(component.getName()))
            .collect(Collectors.toUnmodifiableSet());
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
