package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.bot.BotDraft;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an operation may answer: what it is for, and the problems that its signature makes possible. */
final class Responses {
    private static final String JSON = "application/json";
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NOTHING = 204;
    private static final int ELSEWHERE = 303;

    private final JsonMapper json;
    private final Schemas schemas;

    Responses(JsonMapper json, Schemas schemas) {
        this.json = json;
        this.schemas = schemas;
    }

    ObjectNode of(String verb, String path, Method method, @Nullable Described call, List<String> types) {
        var responses = json.createObjectNode();
        int status = status(call);
        good(responses.putObject(Integer.toString(status)), status, method, call == null ? Object.class : call.gives(), types);
        if (call == null) {
            // Nobody has said what is given: it may be anything.
            List.of(CREATED, ACCEPTED, NOTHING).forEach(other ->
                good(responses.putObject(Integer.toString(other)), other, method, Object.class, types));
        }
        if (call != null && call.later() != void.class) {
            good(responses.putObject(Integer.toString(ACCEPTED)), ACCEPTED, method, call.later(), types);
        }
        if (call != null && verb.equals("put") && status == 200) {
            good(responses.putObject(Integer.toString(CREATED)), CREATED, method, call.gives(), types);
        } else if (verb.equals("get")) {
            responses.putObject("304").put("description", "Not modified since the ETag of If-None-Match");
        }
        problems(verb, path, method).forEach(code -> responses.putObject(code).put("$ref", "#/components/responses/Problem"));
        return responses;
    }

    private static int status(@Nullable Described call) {
        return call == null ? 200 : call.gives() == void.class && call.status() == 200 ? NOTHING : call.status();
    }

    private void good(ObjectNode response, int status, Method method, Class<?> gives, List<String> types) {
        response.put("description", switch (status) {
            case CREATED -> "Made";
            case ACCEPTED -> "Accepted, going on";
            case NOTHING -> "Done";
            case ELSEWHERE -> "Go on there";
            default -> "As asked";
        });
        var headers = response.putObject("headers");
        for (var name : List.of("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")) {
            headers.putObject(name).putObject("schema").put("type", "integer");
        }
        if (status == CREATED || status == ACCEPTED || status == ELSEWHERE) {
            headers.putObject("Location").putObject("schema").put("type", "string").put("format", "uri-reference");
        }
        if (gives != void.class && status != NOTHING) {
            headers.putObject("ETag").putObject("schema").put("type", "string");
            content(response.putObject("content"), method, gives, types);
        }
    }

    private void content(ObjectNode content, Method method, Class<?> type, List<String> types) {
        if (type == byte[].class) {
            content.putObject("*/*").putObject("schema");
            return;
        }
        // A draft is given out as it was written.
        var item = schemas.of(type, type == BotDraft.class);
        var schema = !Envelope.isAnswerOf(method) ? item : Operations.takesPage(method) ? list(item) : one(item);
        content.putObject(JSON).set("schema", schema);
        types.stream().filter(other -> !other.equals(JSON)).forEach(other -> content.putObject(other).putObject("schema"));
    }

    private ObjectNode one(ObjectNode item) {
        var schema = json.createObjectNode().put("type", "object");
        schema.putObject("properties").set("data", item);
        schema.withObject("properties").putObject("idempotency_replayed").put("type", "boolean");
        schema.putArray("required").add("data");
        return schema;
    }

    private ObjectNode list(ObjectNode item) {
        var schema = json.createObjectNode().put("type", "object");
        schema.putObject("properties").putObject("data").put("type", "array").set("items", item);
        schema.withObject("properties").putObject("meta").put("$ref", "#/components/schemas/Meta");
        schema.putArray("required").add("data").add("meta");
        return schema;
    }

    private static List<String> problems(String verb, String path, Method method) {
        var codes = new ArrayList<>(List.of("400", "401", "403", "404", "406", "422", "429", "500", "503"));
        if (Operations.takesBody(method) || verb.equals("post")) {
            codes.addAll(List.of("409", "413", "415"));
        }
        if (Operations.isConditional(verb, path)) {
            codes.addAll(List.of("409", "412"));
        }
        if (path.contains("/conversations/")) {
            codes.add("410");
        }
        if (path.startsWith("/api/")) {
            codes.add("504");
        }
        return codes.stream().distinct().sorted().toList();
    }
}
