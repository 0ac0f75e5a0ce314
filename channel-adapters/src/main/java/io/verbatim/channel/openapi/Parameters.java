package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Argument;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of an operation: in its address, its query, its headers. */
final class Parameters {
    private static final String STRING = "string";
    private static final String USER = "user";
    private static final Map<String, String> NUMBERS = Map.of("version", "The number of the version", "revision", "The number of the revision");
    private static final Map<String, String> SINGULAR = Map.of("deliveries", "delivery", "media", "file", "api-keys", "key",
        "test-sessions", "test session", "schemas", "event");

    private final ArrayNode into;

    Parameters(ArrayNode into) {
        this.into = into;
    }

    void of(Call call) {
        Arrays.stream(call.method().getParameters()).forEach(parameter -> of(parameter, call));
        Stream.of(call.described() == null ? new Argument[0] : call.described().query())
            .forEach(argument -> schema(add("query", argument.name(), false), argument));
        if (call.takesPage()) {
            refer("Page");
            refer("PerPage");
            refer("Cursor");
        }
        if (call.isRead() && call.isOfManagement()) {
            refer("Position");
        }
        if (call.saysCondition()) {
            refer("IfMatch");
        }
        if (call.verb().equals("post") && !call.path().startsWith("/auth/") && !Routes.isWebhook(call.path())) {
            refer("IdempotencyKey");
        }
    }

    private void of(Parameter parameter, Call call) {
        var path = parameter.getAnnotation(PathVariable.class);
        var query = parameter.getAnnotation(RequestParam.class);
        var header = parameter.getAnnotation(RequestHeader.class);
        var argument = parameter.getAnnotation(Argument.class);
        if (path != null) {
            ofAddress(call.path(), name(path.value(), path.name()));
        } else if (query != null) {
            schema(add("query", name(query.value(), query.name()), query.required()), argument);
        } else if (header != null && !name(header.value(), header.name()).equals("If-Match")) {
            schema(add("header", name(header.value(), header.name()), header.required()), argument);
        }
    }

    private void ofAddress(String path, String name) {
        var parameter = add("path", name, true);
        if (NUMBERS.containsKey(name)) {
            parameter.put("description", NUMBERS.get(name)).putObject("schema").put("type", "integer").put("minimum", 1);
            return;
        }
        var meaning = name.equals(USER) ? "The id of the conversation, or the user's session key"
            : "The %s of the %s".formatted(name.equals("name") ? "name" : "id", thing(path, name));
        parameter.put("description", meaning).putObject("schema").put("type", STRING);
    }

    /** What an address calls before it names one of them; or its name says it. */
    private static String thing(String path, String name) {
        var before = path.substring(0, path.indexOf("/{" + name + "}"));
        var many = before.substring(before.lastIndexOf('/') + 1);
        return name.equals("id") || name.equals("name") || SINGULAR.containsKey(many)
            ? SINGULAR.getOrDefault(many, many.replaceFirst("s$", "")) : name;
    }

    private static void schema(ObjectNode parameter, @Nullable Argument argument) {
        if (argument != null) {
            parameter.put("description", argument.value());
        }
        var schema = parameter.putObject("schema").put("type", STRING);
        if (argument != null && argument.oneOf().length > 0) {
            Arrays.stream(argument.oneOf()).forEach(schema.putArray("enum")::add);
        }
        if (argument != null && !argument.format().isEmpty()) {
            schema.put("format", argument.format());
        }
    }

    private static String name(String value, String name) {
        return value.isEmpty() ? name : value;
    }

    private ObjectNode add(String in, String name, boolean required) {
        return into.addObject().put("name", name).put("in", in).put("required", required);
    }

    private void refer(String name) {
        into.addObject().put("$ref", "#/components/parameters/" + name);
    }
}
