package io.verbatim.channel.management;

import io.verbatim.channel.management.BotFile.ToFill;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The places in a bot's file where secrets belong. */
final class Blanks {
    private static final String HEADERS = "headers";
    private static final String SIGNING = "signing_secret";
    private static final String SECRET = "secret";

    private Blanks() {
    }

    /** Takes the masks of an integration's secrets out, and tells where they were. */
    static List<ToFill> made(String path, ObjectNode integration) {
        var blanks = new ArrayList<ToFill>();
        if (integration.get(HEADERS) instanceof ObjectNode headers) {
            List.copyOf(headers.propertyNames()).forEach(name -> blanks.add(blank(headers, name, "%s.%s".formatted(path, HEADERS))));
        }
        if (integration.hasNonNull(SIGNING)) {
            blanks.add(blank(integration, SIGNING, path));
        }
        return blanks;
    }

    /** The secrets that a draft names, {@code {"secret": "name"}}: no draft holds any other. */
    static List<ToFill> named(String path, JsonNode draft) {
        var blanks = new ArrayList<ToFill>();
        find(path, draft, blanks);
        return blanks;
    }

    /** What of a file is still to be filled in, in a workspace with secrets of these names. */
    static List<ToFill> left(BotFile file, Set<String> known) {
        var blanks = new ArrayList<ToFill>();
        for (int i = 0; i < file.backends().size(); i++) {
            var path = "integrations[%d]".formatted(i);
            emptyHeaders(path, file.backends().get(i)).forEach(blanks::add);
            if (names(file, path + "." + SIGNING) && !file.backends().get(i).hasNonNull(SIGNING)) {
                blanks.add(new ToFill(path + "." + SIGNING, null));
            }
        }
        named("draft", Objects.requireNonNull(file.draft())).stream().filter(blank -> !known.contains(blank.secret())).forEach(blanks::add);
        return blanks;
    }

    private static Stream<ToFill> emptyHeaders(String path, JsonNode integration) {
        return integration.path(HEADERS).properties().stream().filter(header -> header.getValue().isNull())
            .map(header -> new ToFill("%s.%s.%s".formatted(path, HEADERS, header.getKey()), null));
    }

    private static boolean names(BotFile file, String path) {
        return file.toFill() != null && file.toFill().stream().anyMatch(blank -> blank != null && path.equals(blank.path()));
    }

    private static ToFill blank(ObjectNode parent, String name, String path) {
        parent.putNull(name);
        return new ToFill(path + "." + name, null);
    }

    private static void find(String path, JsonNode node, List<ToFill> found) {
        if (node.isObject() && node.size() == 1 && node.path(SECRET).isString()) {
            found.add(new ToFill(path, node.get(SECRET).stringValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                find("%s[%d]".formatted(path, i), node.get(i), found);
            }
        } else {
            node.properties().forEach(field -> find(path + "." + field.getKey(), field.getValue(), found));
        }
    }
}
