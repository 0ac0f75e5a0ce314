package io.verbatim.channel.export;

import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How values are written as text: as the API spells them, objects as JSON. */
record Spelling(JsonMapper json) {

    String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Map<?, ?> object -> json.writeValueAsString(object);
            case Collection<?> array -> json.writeValueAsString(array);
            default -> json.valueToTree(value).asString();
        };
    }
}
