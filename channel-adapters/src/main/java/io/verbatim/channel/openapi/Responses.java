package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Position;
import io.verbatim.shared.bot.BotDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an operation may answer: what it is for, and the problems that its signature makes possible. */
final class Responses {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NOTHING = 204;
    private static final int ELSEWHERE = 303;
    private static final String JSON = "application/json";

    private final JsonMapper json;
    private final Schemas schemas;

    Responses(JsonMapper json, Schemas schemas) {
        this.json = json;
        this.schemas = schemas;
    }

    ObjectNode of(Call call) {
        var responses = json.createObjectNode();
        good(responses, call.status(), call, call.gives());
        if (call.described() == null) {
            // Nobody has said what is given: it may be anything.
            List.of(CREATED, ACCEPTED, NOTHING).forEach(other -> good(responses, other, call, Object.class));
        } else if (call.described().makes()) {
            good(responses, CREATED, call, call.gives());
        }
        if (call.later() != void.class) {
            good(responses, ACCEPTED, call, call.later());
        }
        if (call.isRead()) {
            var unchanged = responses.putObject("304").put("description", "Not modified since the ETag of If-None-Match");
            var headers = Stream.concat(Stream.of(Headers.ETAG), call.headers().stream()).distinct().toList();
            limits(call, new Headers(unchanged.putObject("headers")).sometimes(headers));
        }
        Refusals.of(call).forEach(status -> responses.putObject(status.toString()).put("$ref", Refusals.reference(status)));
        return responses;
    }

    private void good(ObjectNode responses, int status, Call call, Class<?> gives) {
        var response = responses.putObject(Integer.toString(status)).put("description", switch (status) {
            case CREATED -> "Made";
            case ACCEPTED -> "Accepted, going on";
            case NOTHING -> "Done";
            case ELSEWHERE -> "Go on there";
            default -> "As asked";
        });
        var headers = new Headers(response.putObject("headers")).always(headers(status, call, gives));
        limits(call, call.tellsPosition() ? headers.sometimes(List.of(Position.HEADER)) : headers);
        if (gives != void.class && status != NOTHING) {
            content(response.putObject("content"), call, gives);
        }
    }

    private static void limits(Call call, Headers headers) {
        if (call.isCounted()) {
            headers.always(Headers.LIMITS);
        } else if (call.mayBeCounted()) {
            headers.sometimes(Headers.LIMITS);
        }
    }

    private static List<String> headers(int status, Call call, Class<?> gives) {
        var headers = new ArrayList<>(call.headers());
        if (status == CREATED || status == ELSEWHERE || status == ACCEPTED && call.later() == gives && gives != void.class) {
            headers.add(Headers.LOCATION);
        }
        // What is read and no file has one always: that of its revision, or one that is made of it.
        if (call.isRead() && call.path().startsWith("/v1/") && gives != byte[].class) {
            headers.add(Headers.ETAG);
        }
        return headers;
    }

    private void content(ObjectNode content, Call call, Class<?> type) {
        if (type == byte[].class) {
            call.types().forEach(file -> file(content.putObject(file).putObject("schema"), file));
            return;
        }
        // A draft is given out as it was written.
        var item = schemas.of(type, type == BotDraft.class);
        var schema = !call.isWrapped() ? item : call.takesPage() ? list(item) : one(item);
        content.putObject(JSON).set("schema", schema);
        call.produced().stream().filter(other -> !other.equals(JSON))
            .forEach(other -> file(content.putObject(other).putObject("schema"), other));
    }

    /** What is JSON may be any. */
    private static void file(ObjectNode schema, String type) {
        if (!Samples.isJson(type)) {
            schema.put("type", "string");
        }
        if (!Samples.isJson(type) && !type.startsWith("text/") && !type.endsWith("ndjson")) {
            schema.put("format", "binary");
        }
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
}
