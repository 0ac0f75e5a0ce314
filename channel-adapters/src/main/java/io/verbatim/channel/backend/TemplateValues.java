package io.verbatim.channel.backend;

import io.verbatim.shared.Refused.Fault;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The values that a template may name: those of a request in the format {@code verbatim}, and a few more. */
final class TemplateValues {

    private static final Pattern WHOLE = Pattern.compile("\\{([a-z_]+(?:\\.[a-z_]+)?)}");
    private static final Set<String> NAMES = new TreeSet<>(Set.of("messages", "last_message", "system_prompt", "conversation_id", "user",
        "user.id", "user.platform", "user.name", "user.username", "bot", "bot.id", "bot.name", "metadata", "metadata.channel",
        "metadata.chat_id", "metadata.message_id", "metadata.session_id", "metadata.turn_id", "model", "max_tokens", "parameters"));
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode values;

    TemplateValues(Call call) {
        values = (ObjectNode) BackendJson.tree(VerbatimRequest.of(call));
        var settings = call.settings();
        var messages = call.attempt().prompt().messages();
        values.set("last_message", values.path("messages").isEmpty() ? JSON.nullNode() : values.path("messages").path(messages.size() - 1)
            .path("content"));
        values.set("system_prompt", messages.stream().filter(said -> said.role().equals("system")).findFirst()
            .<JsonNode>map(said -> JSON.stringNode(said.text())).orElseGet(JSON::nullNode));
        values.set("model", BackendJson.tree(settings.model() == null ? JSON.nullNode() : settings.model()));
        values.set("max_tokens", BackendJson.tree(settings.maxTokens() == null ? JSON.nullNode() : settings.maxTokens()));
        values.set("parameters", BackendJson.tree(settings.parameters()));
    }

    /** The template with a value in the place of each string that names one, and words in the place of names within longer strings. */
    JsonNode fill(JsonNode template) {
        return switch (template) {
            case ObjectNode object -> {
                var filled = JSON.objectNode();
                object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
                yield filled;
            }
            case ArrayNode array -> {
                var filled = JSON.arrayNode();
                array.forEach(element -> filled.add(fill(element)));
                yield filled;
            }
            case StringNode text -> text(text);
            default -> template;
        };
    }

    /** Strings that look like a name and are none: typing errors, as a rule. */
    static List<Fault> faults(JsonNode template) {
        if (template.isContainer() ? template.isEmpty() : template.isString() && template.stringValue().isBlank()) {
            return List.of(new Fault("template", "must hold something"));
        }
        return template.isContainer() ? template.valueStream().filter(inner -> !inner.isContainer() || !inner.isEmpty())
            .flatMap(inner -> faults(inner).stream()).filter(fault -> !fault.message().startsWith("must")).toList() : unknown(template);
    }

    private static List<Fault> unknown(JsonNode leaf) {
        var named = WHOLE.matcher(leaf.isString() ? leaf.stringValue() : "");
        return !named.matches() || NAMES.contains(named.group(1)) ? List.of()
            : List.of(new Fault("template", "has no value {%s}; there are: %s".formatted(named.group(1), String.join(", ", NAMES))));
    }

    private JsonNode text(StringNode text) {
        var named = WHOLE.matcher(text.stringValue());
        if (named.matches()) {
            return NAMES.contains(named.group(1)) ? value(named.group(1)) : text;
        }
        return JSON.stringNode(named.reset().replaceAll(found -> NAMES.contains(found.group(1))
            ? Matcher.quoteReplacement(words(value(found.group(1)))) : Matcher.quoteReplacement(found.group())));
    }

    private JsonNode value(String name) {
        var value = values.at("/" + name.replace('.', '/'));
        return value.isMissingNode() ? JSON.nullNode() : value;
    }

    private static String words(JsonNode value) {
        return value.isString() ? value.stringValue() : value.isNull() ? "" : value.toString();
    }
}
