package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Access;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One operation of the document, from a handler method's signature and what is said of it. */
final class Operations {
    private static final String JSON = "application/json";
    private static final String FILE = "application/octet-stream";

    private final JsonMapper json;
    private final Schemas schemas;
    private final Responses responses;

    Operations(JsonMapper json, Schemas schemas) {
        this.json = json;
        this.schemas = schemas;
        this.responses = new Responses(json, schemas);
    }

    ObjectNode of(Call call) {
        var operation = json.createObjectNode();
        operation.put("operationId", id(call));
        var summary = call.described() == null ? words(call) : call.described().value();
        operation.put("summary", summary).put("description", "%s. %s".formatted(summary, who(call)));
        if (call.described() == null) {
            operation.put("x-undescribed", true);
        }
        operation.putArray("tags").add(tag(call.path()));
        new Parameters(operation.putArray("parameters")).of(call);
        body(operation, call);
        operation.set("responses", responses.of(call));
        security(operation, call);
        return operation;
    }

    private static String id(Call call) {
        var id = call.controller().getSimpleName().replace("Controller", "") + capitalized(call.method().getName());
        return call.hasAliases() ? id + capitalized(call.path().substring(call.path().lastIndexOf('/') + 1)) : id;
    }

    private static String who(Call call) {
        if (Routes.isWebhook(call.path())) {
            return "For the service that the channel is connected to, which shows a token or signs what it sends.";
        }
        return call.isOfManagement() ? "For the role %s and those above it.".formatted(
                Access.least(call.verb().toUpperCase(Locale.ROOT), call.path()).name().toLowerCase(Locale.ROOT))
            : call.isOfChannels() ? "For who has the channel's key." : "Takes no key.";
    }

    private void body(ObjectNode operation, Call call) {
        var type = call.takes();
        if (type == void.class) {
            return;
        }
        boolean isRequired = call.described() != null && !call.described().bodyless();
        var body = operation.putObject("requestBody").put("required", isRequired);
        if (type == byte[].class) {
            body.putObject("content").putObject(FILE).putObject("schema");
            return;
        }
        var content = body.putObject("content").putObject(JSON);
        content.set("schema", schemas.of(type, true));
        if (call.described() != null && !call.described().example().isEmpty()) {
            content.set("example", json.readTree(call.described().example()));
        }
    }

    private static void security(ObjectNode operation, Call call) {
        var security = operation.putArray("security");
        var path = call.path();
        if (path.startsWith("/api/")) {
            security.addObject().putArray("channelKey");
        }
        if (path.startsWith("/webhooks/telegram/")) {
            security.addObject().putArray("telegramSecret");
        }
        // The body may have the token instead, for which there is no word here.
        if (path.equals("/webhooks/form") || path.equals("/webhook/mychatbot")) {
            security.addObject().putArray("bearer");
            security.addObject().putArray("channelToken");
            security.addObject();
        }
        if (call.isOfChannels() || call.isOfManagement()) {
            security.addObject().putArray("bearer");
        }
        boolean isOfBrowsers = path.equals("/auth/session") || path.equals("/auth/password") || path.equals("/auth/sign-out");
        if (call.isOfManagement() || isOfBrowsers) {
            security.addObject().putArray("session");
        }
    }

    /** What is known of a call of which nobody has said more. */
    private static String words(Call call) {
        var words = (call.method().getName() + call.controller().getSimpleName().replace("Controller", ""))
            .replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return capitalized(words);
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String tag(String path) {
        var parts = path.split("/");
        var first = parts.length > 2 && parts[1].equals("v1") ? parts[2] : parts[1].equals("api") ? "sessions" : parts[1];
        return first.equals("bots") && parts.length > 4 ? parts[4].toLowerCase(Locale.ROOT) : first;
    }
}
