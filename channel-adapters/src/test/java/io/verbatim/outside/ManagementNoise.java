package io.verbatim.outside;

import io.verbatim.outside.Contract.Operation;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Requests at random, each from an operation of the document: its path, its query, and a body near its schema. */
final class ManagementNoise {
    private static final List<String> TEXTS = List.of("", "a", "api", "viewer", "true", "0", "-1", "101", "99999999999999999999", "1",
        "2026-01-31T12:00:00Z", "+999999999-12-31T23:59:59Z", "'; drop table event; --", "../..", "\r\nX: y",
        "x".repeat(1_000), "\ud83d\ude00",
        "bot_" + "z".repeat(26), "*", "%", "https://127.0.0.1:1/", "(a+)+$", "\u0000", "Y29udmVyc2F0aW9uczoxMjM");
    private static final List<String> NAMES = List.of("name", "a", "", "type", "data");
    private static final String ALL_EVENTS = "/v1/export/events";
    private static final int DEEPEST = 5;

    private final Contract contract;
    private final Map<String, String> things;
    private final List<String> ids;
    private final Random random;
    private final Gibberish gibberish;

    /** @param things that are there, by the part of a path that leads to them */
    ManagementNoise(Contract contract, Map<String, String> things, long seed) {
        this.contract = contract;
        this.things = things;
        this.ids = List.copyOf(new TreeMap<>(things).values());
        this.random = new Random(seed * 31 + 7);
        this.gibberish = new Gibberish(random, NAMES, TEXTS);
    }

    /** One request. */
    record Shot(Operation operation, String path, String body, List<String> headers) {

        Answer send(Product product) {
            var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
            return product.owner().send(operation.method(), path, publisher, headers.toArray(String[]::new));
        }
    }

    /** All that is tried: where a provider is asked, it would have to be there. */
    static List<Operation> operations(Contract contract) {
        return contract.operations().stream().filter(operation -> operation.path().startsWith("/v1/")
            || operation.path().startsWith("/auth/") && !operation.path().startsWith("/auth/oidc")).toList();
    }

    Shot shot() {
        var operation = gibberish.one(operations(contract));
        return new Shot(operation, path(operation) + query(operation), body(operation), headers(operation));
    }

    private String path(Operation operation) {
        var parts = operation.path().split("/");
        for (int i = parts.length - 1; i > 0; i--) {
            if (parts[i].startsWith("{")) {
                // What is there stays there, so that all requests find it.
                boolean mayBeThere = !operation.method().equals("DELETE") || i < parts.length - 1;
                parts[i] = encoded(segment(parts[i - 1], mayBeThere));
            }
        }
        return String.join("/", parts);
    }

    // An empty one, or one of dots alone, is another address.
    private String segment(String leading, boolean mayBeThere) {
        if (mayBeThere && !gibberish.once(5)) {
            return things.getOrDefault(leading, "-");
        }
        var text = mayBeThere && gibberish.once(2) ? gibberish.one(ids) : gibberish.one(TEXTS);
        return text.isEmpty() ? "-" : text;
    }

    private String query(Operation operation) {
        var query = new ArrayList<String>();
        if (operation.path().equals(ALL_EVENTS)) {
            // All that the tests have left behind takes as long as a thousand other calls.
            query.add("to=50");
        }
        operation.text().path("parameters").forEach(given -> {
            var parameter = resolved(given);
            if (parameter.path("in").asString().equals("query") && gibberish.once(3)) {
                var value = gibberish.once(3) ? gibberish.one(ids) : gibberish.one(TEXTS);
                query.add(encoded(parameter.get("name").stringValue()) + "=" + encoded(value));
            }
        });
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String body(Operation operation) {
        var schema = operation.text().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return operation.method().equals("POST") && gibberish.once(10) ? gibberish.object() : "";
        }
        return gibberish.once(8) ? gibberish.object() : value(schema, 0);
    }

    private List<String> headers(Operation operation) {
        var headers = new ArrayList<>(List.of("Content-Type", gibberish.once(20) ? "text/plain" : "application/json"));
        if (gibberish.once(10)) {
            headers.addAll(List.of("If-Match", gibberish.one(List.of("*", "\"1\"", "W/\"1\"", "x"))));
        }
        if (operation.method().equals("POST") && gibberish.once(10)) {
            headers.addAll(List.of("Idempotency-Key", "k" + random.nextInt(20)));
        }
        return headers;
    }

    private String value(JsonNode given, int depth) {
        var schema = resolved(given);
        if (depth > DEEPEST || gibberish.once(12)) {
            return gibberish.value();
        }
        if (schema.has("anyOf") || schema.has("oneOf")) {
            var ways = schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf");
            return value(ways.get(random.nextInt(ways.size())), depth + 1);
        }
        if (schema.has("const")) {
            return schema.get("const").toString();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size())).toString();
        }
        return typed(schema, depth);
    }

    private String typed(JsonNode schema, int depth) {
        var type = schema.path("type");
        return switch (type.isArray() ? type.get(0).stringValue() : type.asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> "[" + value(schema.path("items"), depth + 1) + "]";
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "integer", "number" -> String.valueOf(random.nextInt(100));
            case "string" -> Gibberish.text(gibberish.once(3) ? gibberish.one(ids) : gibberish.one(TEXTS));
            default -> gibberish.value();
        };
    }

    private String object(JsonNode schema, int depth) {
        return schema.path("properties").properties().stream().filter(field -> gibberish.once(2))
            .map(field -> Gibberish.text(field.getKey()) + ": " + value(field.getValue(), depth + 1))
            .collect(Collectors.joining(", ", "{", "}"));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? contract.document().at(node.get("$ref").stringValue().substring(1)) : node;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
    }
}
