package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Refuses what JSON can say and a database cannot keep: NUL, half a surrogate pair, numbers beyond all measure. */
final class CleanText {

    private CleanText() {
    }

    static void require(JsonNode tree) {
        check("", tree);
    }

    private static void check(String path, JsonNode node) {
        if (node.isString()) {
            refuseUnless(isClean(node.stringValue()), path, "must not contain NUL or unpaired surrogates");
        } else if (node.isNumber()) {
            refuseUnless(Double.isFinite(node.doubleValue(Double.NaN)), path, "is out of range");
        } else if (node.isObject()) {
            node.properties().forEach(property -> checkProperty(path, property.getKey(), property.getValue()));
        } else {
            for (int i = 0; i < node.size(); i++) {
                check("%s[%d]".formatted(path, i), node.get(i));
            }
        }
    }

    private static void checkProperty(String path, String name, JsonNode value) {
        refuseUnless(isClean(name), path, "must not have names with NUL or unpaired surrogates");
        check(path.isEmpty() ? name : path + "." + name, value);
    }

    /** Whether a text can be stored and sent on as it is. */
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void refuseUnless(boolean holds, String path, String message) {
        if (!holds) {
            throw new Refused(Refused.Code.INVALID, "A field is not acceptable", List.of(new Fault(path, message)));
        }
    }
}
