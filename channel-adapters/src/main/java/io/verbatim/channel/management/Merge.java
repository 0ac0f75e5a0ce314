package io.verbatim.channel.management;

import io.verbatim.channel.web.StrictJson;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Changes what a request names and leaves the rest. */
final class Merge {

    private Merge() {
    }

    /**
     * The current state with the named fields replaced. Null takes a field back to its default.
     *
     * @param inner fields whose own fields are replaced one by one, where both are objects
     */
    static <T> T merge(T current, ObjectNode changes, Class<T> type, Set<String> inner) {
        var merged = StrictJson.tree(current);
        changes.properties().forEach(change -> {
            var name = change.getKey();
            if (inner.contains(name) && merged.get(name) instanceof ObjectNode before && change.getValue() instanceof ObjectNode after) {
                before.setAll(after);
            } else {
                merged.set(name, change.getValue());
            }
        });
        return StrictJson.read(merged, type);
    }
}
