package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Refuses null where an array of a draft should hold something: no reader of drafts expects it there. */
final class Holes {
    // What is in these is the author's own, and may be anything.
    private static final Set<String> FREE = Set.of("default", "assign", "layout", "body", "args");

    private Holes() {
    }

    static void check(Faults faults, String path, JsonNode node) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                var place = "%s[%d]".formatted(path, i);
                faults.check(!node.get(i).isNull(), place, "must not be null");
                check(faults, place, node.get(i));
            }
        }
        node.properties().stream().filter(property -> !FREE.contains(property.getKey()))
            .forEach(property -> check(faults, path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue()));
    }
}
