package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Described;
import io.verbatim.shared.Page;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One operation of the document, from a handler method's signature and its {@link Described}. */
final class Operations {
    private static final String JSON = "application/json";
    private static final int CREATED = 201;
    private static final String FILE = "application/octet-stream";

    private final JsonMapper json;
    private final Schemas schemas;
    private final Responses responses;

    Operations(JsonMapper json, Schemas schemas) {
        this.json = json;
        this.schemas = schemas;
        this.responses = new Responses(json, schemas);
    }

    ObjectNode of(String verb, String path, HandlerMethod handler, List<String> types) {
        var method = handler.getMethod();
        var call = method.getAnnotation(Described.class);
        var operation = json.createObjectNode();
        operation.put("operationId", handler.getBeanType().getSimpleName().replace("Controller", "")
            + Character.toUpperCase(method.getName().charAt(0)) + method.getName().substring(1));
        operation.put("summary", call == null ? words(handler.getBeanType(), method) : call.value());
        if (call == null) {
            operation.put("x-undescribed", true);
        }
        operation.putArray("tags").add(tag(path));
        parameters(operation.putArray("parameters"), verb, path, method, call);
        body(operation, method, call);
        operation.set("responses", responses.of(verb, path, method, call, types));
        security(operation, path);
        return operation;
    }

    private void parameters(ArrayNode parameters, String verb, String path, Method method, @Nullable Described call) {
        Arrays.stream(method.getParameters()).forEach(parameter -> parameter(parameters, parameter));
        Stream.of(call == null ? new String[0] : call.query()).forEach(name -> add(parameters, "query", name, false));
        if (takesPage(method)) {
            parameters.addObject().put("$ref", "#/components/parameters/Page");
            parameters.addObject().put("$ref", "#/components/parameters/PerPage");
            parameters.addObject().put("$ref", "#/components/parameters/Cursor");
        }
        if (isConditional(verb, path) && (call == null || call.status() != CREATED || isConditional(method))) {
            parameters.addObject().put("$ref", "#/components/parameters/IfMatch");
        }
        if (verb.equals("post") && !path.startsWith("/auth/")) {
            parameters.addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        }
    }

    private void parameter(ArrayNode parameters, Parameter parameter) {
        var path = parameter.getAnnotation(PathVariable.class);
        var query = parameter.getAnnotation(RequestParam.class);
        var header = parameter.getAnnotation(RequestHeader.class);
        if (path != null) {
            add(parameters, "path", name(path.value(), path.name()), true);
        } else if (query != null) {
            add(parameters, "query", name(query.value(), query.name()), query.required());
        } else if (header != null && !name(header.value(), header.name()).equals("If-Match")) {
            add(parameters, "header", name(header.value(), header.name()), header.required());
        }
    }

    private static String name(String value, String name) {
        return value.isEmpty() ? name : value;
    }

    private static void add(ArrayNode parameters, String in, String name, boolean required) {
        var parameter = parameters.addObject().put("name", name).put("in", in).put("required", required);
        parameter.putObject("schema").put("type", "string");
    }

    private void body(ObjectNode operation, Method method, @Nullable Described call) {
        var type = call == null && takesBody(method) ? Object.class : call == null ? void.class : call.takes();
        if (type == void.class) {
            return;
        }
        var body = operation.putObject("requestBody").put("required", false);
        if (type == byte[].class) {
            body.putObject("content").putObject(FILE).putObject("schema");
            return;
        }
        var content = body.putObject("content").putObject(JSON);
        content.set("schema", schemas.of(type, true));
        if (call != null && !call.example().isEmpty()) {
            content.set("example", json.readTree(call.example()));
        }
    }

    /** Whether callers may set a condition on it: on every change of the management API. */
    static boolean isConditional(String verb, String path) {
        return !verb.equals("get") && path.startsWith("/v1/") && !path.startsWith("/v1/channels/webhook/");
    }

    // Of what is only made nobody has another version: the condition is kept there, too, but clients need not be told of it.
    private static boolean isConditional(Method method) {
        return Arrays.stream(method.getParameters()).map(parameter -> parameter.getAnnotation(RequestHeader.class))
            .anyMatch(header -> header != null && name(header.value(), header.name()).equals("If-Match"));
    }

    static boolean takesPage(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(Page.class);
    }

    static boolean takesBody(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(Body.class);
    }

    private static void security(ObjectNode operation, String path) {
        var security = operation.putArray("security");
        if (path.startsWith("/api/")) {
            security.addObject().putArray("channelKey");
        }
        if (path.startsWith("/api/") || path.startsWith("/v1/") && !path.equals(OpenApiController.PATH)) {
            security.addObject().putArray("bearer");
        }
        boolean isOfBrowsers = path.startsWith("/v1/") && !path.equals(OpenApiController.PATH) && !path.startsWith("/v1/channels/webhook/")
            || path.equals("/auth/session") || path.equals("/auth/password") || path.equals("/auth/sign-out");
        if (isOfBrowsers) {
            security.addObject().putArray("session");
        }
    }

    /** What is known of a call of which nobody has said more. */
    private static String words(Class<?> controller, Method method) {
        var words = (method.getName() + controller.getSimpleName().replace("Controller", ""))
            .replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String tag(String path) {
        var parts = path.split("/");
        var first = parts.length > 2 && parts[1].equals("v1") ? parts[2] : parts[1].equals("api") ? "sessions" : parts[1];
        return first.equals("bots") && parts.length > 4 ? parts[4].toLowerCase(Locale.ROOT) : first;
    }
}
