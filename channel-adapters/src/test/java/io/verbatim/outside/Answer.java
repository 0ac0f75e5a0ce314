package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came back. */
record Answer(int status, Map<String, String> headers, String text) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Answer(response.statusCode(), headers, response.body());
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    JsonNode json() {
        return json(text);
    }

    /** Whatever lies at a JSON pointer. */
    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The text, number or yes-or-no at a JSON pointer, as text. */
    String textAt(String pointer) {
        return at(pointer).asString();
    }

    /** The value of one field in each item of a list. */
    List<String> each(String list, String field) {
        return at(list).valueStream().map(item -> item.at(field).asString()).toList();
    }

    /** Holds that the request was answered with this status. */
    Answer is(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        return this;
    }

    /** Holds that the request was refused in the form that all refusals have. */
    Answer isRefused(int expected, String code) {
        is(expected);
        assertThat(textAt("/code")).isEqualTo(code);
        assertThat(headers.containsKey("WWW-Authenticate")).isEqualTo(expected == 401);
        return isProblem();
    }

    /** Holds that it was refused because of these fields. */
    Answer isInvalid(String... fields) {
        isRefused(422, "invalid");
        assertThat(each("/errors", "/field")).as(text).containsExactlyInAnyOrder(fields);
        return this;
    }

    /** Holds that it is another answer once more, and says so. */
    Answer isReplayOf(Answer first) {
        is(first.status);
        assertThat(json()).isEqualTo(((ObjectNode) first.json()).put("idempotency_replayed", true));
        return this;
    }

    /** Holds that it is no replay of anything. */
    Answer isFirst() {
        assertThat(at("/idempotency_replayed").isMissingNode()).as(text).isTrue();
        return this;
    }

    Answer isProblem() {
        assertThat(header("Content-Type")).as(text).startsWith("application/problem+json");
        assertThat(at("/status").asInt()).isEqualTo(status);
        assertThat(Stream.of("/type", "/title", "/detail", "/instance", "/code")).allMatch(name -> at(name).isString());
        return this;
    }
}
