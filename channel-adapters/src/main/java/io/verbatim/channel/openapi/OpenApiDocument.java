package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Alternatives;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document as a whole. */
final class OpenApiDocument {
    private static final String TEXT = """
        Bots, their integrations and channels, their conversations, and the sessions that applications have with them. Lists come in parts:
        by `page` and `per_page`, or by `cursor`. Whatever is refused is refused as `application/problem+json` with a stable `code`.""";

    private final JsonMapper json;
    private final ObjectNode document;

    private OpenApiDocument(JsonMapper json) {
        this.json = json;
        this.document = json.createObjectNode().put("openapi", "3.1.0");
    }

    static ObjectNode of(JsonMapper json, Map<RequestMappingInfo, HandlerMethod> router, List<Alternatives> alternatives) {
        var writer = new OpenApiDocument(json);
        writer.head();
        writer.paths(router);
        alternatives.forEach(writer::describe);
        writer.components();
        Samples.fillIn(writer.document);
        return writer.document;
    }

    private void head() {
        document.putObject("info").put("title", "Verbatim").put("version", "1").put("description", TEXT.strip())
            .putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        document.putObject("paths");
        document.putObject("components").putObject("schemas");
    }

    private void paths(Map<RequestMappingInfo, HandlerMethod> router) {
        var schemas = new Schemas(json, document.withObject("components").withObject("schemas"));
        var operations = new Operations(json, schemas);
        var sorted = new TreeMap<String, ObjectNode>(Comparator.naturalOrder());
        router.forEach((info, handler) -> info.getPatternValues().stream().filter(Routes::isPublic).forEach(path ->
            info.getMethodsCondition().getMethods().forEach(method -> {
                var verb = method.name().toLowerCase(Locale.ROOT);
                sorted.computeIfAbsent(path, key -> json.createObjectNode()).set(verb, operations.of(call(verb, path, handler, info)));
            })));
        sorted.forEach(document.withObject("paths")::set);
        schemas.of(Envelope.Meta.class, false);
        var named = document.withObject("components").withObject("schemas");
        named.set("Meta", named.remove("EnvelopeMeta"));
    }

    /** What is read may be any of them, or nothing at all. */
    private void describe(Alternatives alternatives) {
        var named = document.withObject("components").withObject("schemas");
        var schemas = new Schemas(json, named);
        var either = json.createObjectNode();
        alternatives.types().forEach(type -> either.withArray("anyOf").add(schemas.of(type, true)));
        either.withArray("anyOf").addObject().put("type", "null");
        named.withObject(alternatives.schema()).withObject("properties").set(alternatives.field(), either);
    }

    private static Call call(String verb, String path, HandlerMethod handler, RequestMappingInfo info) {
        var method = handler.getMethod();
        return new Call(verb, path, handler.getBeanType(), method, method.getAnnotation(Described.class),
            info.getProducesCondition().getProducibleMediaTypes().stream().map(MediaType::toString).toList(),
            info.getPatternValues().size() > 1);
    }

    private void components() {
        var components = document.withObject("components");
        Refusals.describe(components);
        var parameters = components.putObject("parameters");
        parameter(parameters, "Page", "page", "query", "From 1", "integer").put("minimum", 1).put("default", 1);
        parameter(parameters, "PerPage", "per_page", "query", "How many a page holds", "integer").put("minimum", 1).put("maximum", 100)
            .put("default", 20);
        parameter(parameters, "Cursor", "cursor", "query", "The next_cursor of the part before; the page does not count then", "string");
        parameter(parameters, "IfMatch", "If-Match", "header", "Only if the ETag is still one of these", "string");
        parameter(parameters, "IdempotencyKey", "Idempotency-Key", "header",
            "Names the request, so that it may be repeated: it is carried out once, and the first answer is given again", "string")
            .put("minLength", 1).put("maxLength", 255);
        parameter(parameters, "Position", Position.HEADER, "header",
            "What a change has answered with: the views are waited for up to there, for two seconds at most, and not for what others have written",
            "integer").put("format", "int64").put("minimum", 0);
        var security = components.putObject("securitySchemes");
        security.putObject("bearer").put("type", "http").put("scheme", "bearer");
        security.putObject("channelKey").put("type", "apiKey").put("in", "header").put("name", "X-API-Key");
        security.putObject("channelToken").put("type", "apiKey").put("in", "header").put("name", "X-API-Token");
        security.putObject("telegramSecret").put("type", "apiKey").put("in", "header").put("name", "X-Telegram-Bot-Api-Secret-Token");
        security.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "verbatim_session");
    }

    private static ObjectNode parameter(ObjectNode parameters, String key, String name, String in, String description, String type) {
        return parameters.putObject(key).put("name", name).put("in", in).put("required", false).put("description", description)
            .putObject("schema").put("type", type);
    }
}
