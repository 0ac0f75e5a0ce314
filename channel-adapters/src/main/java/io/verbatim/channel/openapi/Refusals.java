package io.verbatim.channel.openapi;

import io.verbatim.channel.web.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Problems (RFC 9457) as calls are refused with them: one answer for each status, with the codes that it may have. */
final class Refusals {
    private static final List<Integer> ALWAYS = List.of(400, 401, 403, 404, 405, 406, 422, 429, 500, 503);
    private static final List<Integer> OF_BODIES = List.of(409, 413, 415);
    private static final List<Integer> OF_CONDITIONS = List.of(409, 412);
    private static final int ERASED = 410;
    private static final int TOOK_TOO_LONG = 504;
    private static final String TYPE = "application/problem+json";

    private Refusals() {
    }

    /** The statuses with which a call may be refused, as far as its signature tells. */
    static List<Integer> of(Call call) {
        var statuses = new LinkedHashSet<>(ALWAYS);
        if (call.takesBody() || call.verb().equals("post")) {
            statuses.addAll(OF_BODIES);
        }
        if (call.isConditional()) {
            statuses.addAll(OF_CONDITIONS);
        }
        if (call.path().contains("/conversations/")) {
            statuses.add(ERASED);
        }
        if (call.later() != void.class) {
            statuses.add(TOOK_TOO_LONG);
        }
        return statuses.stream().sorted().toList();
    }

    /** Where such an answer is described. */
    static String reference(int status) {
        return "#/components/responses/Problem" + status;
    }

    /** Describes all of them. */
    static void describe(ObjectNode components) {
        schema(components.withObject("schemas").putObject("Problem"), List.of(ProblemType.values()));
        statuses().forEach(status -> {
            var types = Arrays.stream(ProblemType.values()).filter(type -> type.status() == status).toList();
            var answer = components.withObject("responses").putObject("Problem" + status).put("description", types.getFirst().title());
            headers(new Headers(answer.putObject("headers")), status);
            var content = answer.putObject("content").putObject(TYPE);
            schema(content.putObject("schema"), types).withObject("properties").withObject("status").put("const", status);
            types.forEach(type -> example(content.withObject("examples").putObject(type.code()).putObject("value"), type));
        });
    }

    private static Set<Integer> statuses() {
        var statuses = new LinkedHashSet<Integer>();
        Arrays.stream(ProblemType.values()).map(ProblemType::status).sorted().forEach(statuses::add);
        return statuses;
    }

    // A known key is counted also where its request comes to nothing.
    private static void headers(Headers headers, int status) {
        headers.sometimes(Headers.LIMITS);
        switch (status) {
            case 401 -> headers.always(List.of(Headers.CHALLENGE));
            case 405 -> headers.always(List.of(Headers.ALLOW));
            case 429 -> headers.always(List.of(Headers.RETRY_AFTER));
            case 409, 503 -> headers.sometimes(List.of(Headers.RETRY_AFTER));
            default -> { }
        }
    }

    private static ObjectNode schema(ObjectNode schema, List<ProblemType> types) {
        var properties = schema.put("type", "object").putObject("properties");
        List.of("type", "title", "detail", "instance").forEach(name -> properties.putObject(name).put("type", "string"));
        properties.putObject("status").put("type", "integer");
        var codes = properties.putObject("code").put("type", "string").putArray("enum");
        types.stream().map(ProblemType::code).sorted().forEach(codes::add);
        properties.putObject("errors").put("type", "array").putObject("items").put("type", "object");
        var required = schema.putArray("required");
        List.of("type", "title", "status", "detail", "instance", "code").forEach(required::add);
        return schema.put("additionalProperties", true);
    }

    private static void example(ObjectNode problem, ProblemType type) {
        problem.put("type", type.uri()).put("title", type.title()).put("status", type.status()).put("detail", type.title())
            .put("instance", "/v1/bots").put("code", type.code());
    }
}
