package io.verbatim.channel.webhook;

import io.verbatim.channel.web.Faults;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields of foreign JSON, and takes note of what is wrong with them. Null and a blank text count as missing. */
record Fields(Faults faults, String path, JsonNode object) {

    @Nullable String text(String field, int most) {
        var value = object.path(field);
        if (isMissing(value) || !faults.check(value.isString(), path + field, "must be a string")) {
            return null;
        }
        faults.length(path + field, value.stringValue(), most);
        return value.stringValue().isBlank() ? null : value.stringValue();
    }

    /** The fields of an object in this one; of nothing where it is missing. */
    Fields within(String field) {
        var value = object.path(field);
        faults.check(isMissing(value) || value.isObject(), path + field, "must be an object");
        return new Fields(faults, path + field + ".", value);
    }

    /** The items of an array; none where it is missing. */
    JsonNode items(String field) {
        var value = object.path(field);
        faults.check(isMissing(value) || value.isArray(), path + field, "must be an array");
        return value;
    }

    boolean has(String field) {
        return object.has(field);
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
