package io.verbatim.channel.management;

import io.verbatim.channel.web.StrictJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What kinds of channel have beside {@code config} in requests and answers, and in it where it is kept.
 *
 * @param config without those
 * @param beside those, and what else an answer tells
 */
record Beside(Map<String, Object> config, Map<String, Object> beside) {

    private static final String CONFIG = "config";

    /** As answers show it. */
    static Beside of(Set<String> names, Map<String, Object> kept, Map<String, Object> facts) {
        var config = new LinkedHashMap<>(kept);
        var beside = new LinkedHashMap<String, Object>();
        names.stream().sorted().forEach(name -> beside.put(name, config.remove(name)));
        beside.putAll(facts);
        return new Beside(config, beside);
    }

    /** Moves these fields of a request to where they are kept. What is odd about {@code config} is left for others to find. */
    static ObjectNode takenIn(Set<String> names, ObjectNode request) {
        if (names.stream().noneMatch(request::has)) {
            return request;
        }
        var moved = request.deepCopy();
        var config = moved.has(CONFIG) ? moved.get(CONFIG) : moved.set(CONFIG, StrictJson.tree(Map.of())).get(CONFIG);
        if (config instanceof ObjectNode object) {
            names.stream().filter(moved::has).forEach(name -> object.set(name, moved.remove(name)));
        }
        return moved;
    }

    /** The name that the caller knows a field by. */
    static String field(Set<String> names, String path) {
        return names.stream().map(name -> CONFIG + "." + name).anyMatch(name -> path.equals(name) || path.startsWith(name + ".")
            || path.startsWith(name + "[")) ? path.substring(CONFIG.length() + 1) : path;
    }
}
