package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of a running product: what a client may rely on. */
record Contract(JsonNode document) {

    static final String PATH = "/v1/openapi.json";

    /** What callers act upon. */
    private static final List<String> HEADERS = List.of("ETag", "Location", "Retry-After", "WWW-Authenticate", "Allow", "x-ratelimit-limit",
        "x-ratelimit-remaining", "x-ratelimit-reset", "x-position", "x-export-end", "Content-Disposition", "Set-Cookie");
    private static final Pattern VARIABLE = Pattern.compile("/([a-z-]+)/\\{[A-Za-z]+}");

    static Contract of(Product product) {
        return new Contract(product.with("").get(PATH).is(200).json());
    }

    /** One operation, as a request meets it. */
    record Operation(String method, String path, JsonNode text) {

        /** Whether more is known of it than its signature says. */
        boolean isDescribed() {
            return !text.has("x-undescribed");
        }

        /** An address that it has, with the ids of these things, by what stands before them there. */
        String address(Map<String, String> things) {
            return VARIABLE.matcher(path).replaceAll(found -> "/%s/%s".formatted(found.group(1), things.getOrDefault(found.group(1), "1")))
                .replaceAll("\\{[A-Za-z]+}", "1");
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(verb ->
            operations.add(new Operation(verb.getKey().toUpperCase(Locale.ROOT), path.getKey(), verb.getValue()))));
        return operations;
    }

    /** The answer, if it is one that the document allows. */
    Answer holds(String method, String path, Answer answer) {
        var operation = find(method, path);
        assertThat(operation).as("%s %s is documented", method, path).isPresent();
        var faults = new ArrayList<>(faults(operation.get(), answer));
        assertThat(faults).as("%s %s: %d %s", method, path, answer.status(), answer.text()).isEmpty();
        return answer;
    }

    List<String> faults(Operation operation, Answer answer) {
        var response = resolved(operation.text().get("responses").path(Integer.toString(answer.status())));
        if (response.isMissingNode()) {
            return List.of("status %d is not documented".formatted(answer.status()));
        }
        var faults = new ArrayList<>(headerFaults(operation, response.path("headers"), answer));
        faults.addAll(bodyFaults(response.path("content"), answer));
        return faults;
    }

    private static List<String> headerFaults(Operation operation, JsonNode documented, Answer answer) {
        var faults = new ArrayList<String>();
        boolean isStream = answer.header("Content-Type").startsWith("text/event-stream");
        documented.properties().stream().filter(header -> header.getValue().get("required").asBoolean()).map(Map.Entry::getKey)
            .filter(name -> answer.header(name).isEmpty())
            .filter(name -> !name.equals("ETag") || !isStream)
            .forEach(name -> faults.add("the header %s is documented and not sent".formatted(name)));
        HEADERS.stream().filter(name -> !answer.header(name).isEmpty() && !documented.has(name))
            .forEach(name -> faults.add("the header %s is sent and not documented".formatted(name)));
        return faults;
    }

    private List<String> bodyFaults(JsonNode content, Answer answer) {
        if (content.isEmpty()) {
            return answer.text().isEmpty() ? List.of() : List.of("no body is documented");
        }
        var type = answer.header("Content-Type").replaceFirst(";.*", "");
        var schema = content.path(type).path("schema");
        if (content.has("*/*")) {
            return List.of();
        }
        return content.has(type) ? new SchemaFaults(document).of(schema, isJson(type) ? answer.json() : null)
            : List.of("content type %s is not documented".formatted(type));
    }

    Optional<Operation> find(String method, String path) {
        var asked = path.replaceFirst("\\?.*", "").replaceFirst("/$", "").split("/");
        return operations().stream().filter(operation -> operation.method().equals(method) && fits(operation.path().split("/"), asked))
            .max((a, b) -> Integer.compare(literals(a.path()), literals(b.path())));
    }

    /** Whether an answer of this media type is one JSON value. */
    static boolean isJson(String type) {
        return type.endsWith("/json") || type.endsWith("+json");
    }

    private static boolean fits(String[] template, String[] path) {
        boolean fits = template.length == path.length;
        for (int i = 0; fits && i < path.length; i++) {
            fits = template[i].startsWith("{") || template[i].equals(path[i]);
        }
        return fits;
    }

    private static int literals(String path) {
        return (int) List.of(path.split("/")).stream().filter(part -> !part.startsWith("{")).count();
    }

    /** What a reference stands for; or the thing itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }
}
