package io.verbatim.channel.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One HTTP request, put together step by step. Single quotes in a body stand for double ones. */
public final class Call {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpRequest.Builder request;
    private String method = "GET";
    private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

    private Call(int port, String path) {
        this.request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    public static Call to(int port, String path) {
        return new Call(port, path);
    }

    public Call as(@Nullable String key) {
        return key == null ? this : header("Authorization", "Bearer " + key);
    }

    public Call header(String name, String value) {
        request.header(name, value);
        return this;
    }

    public Answer get() {
        return send();
    }

    public Answer delete() {
        method = "DELETE";
        return send();
    }

    public Answer post(String json) {
        return json("POST", json);
    }

    public Answer put(String json) {
        return json("PUT", json);
    }

    public Answer patch(String json) {
        return json("PATCH", json);
    }

    public Answer post() {
        method = "POST";
        return send();
    }

    public Answer raw(String verb, String type, HttpRequest.BodyPublisher bytes) {
        method = verb;
        body = bytes;
        return header("Content-Type", type).send();
    }

    private Answer json(String verb, String json) {
        return raw(verb, "application/json", BodyPublishers.ofString(json.replace('\'', '"')));
    }

    private Answer send() {
        try {
            return new Answer(CLIENT.send(request.method(method, body).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The body, or what lies in it at this JSON pointer. */
        public JsonNode at(String pointer) {
            return MAPPER.readTree(response.body()).at(pointer);
        }

        public String text(String pointer) {
            return at(pointer).asString();
        }

        public String code() {
            return header("Content-Type").startsWith("application/problem+json") ? text("/code") : "not a problem: " + response.body();
        }

        @Override
        public String toString() {
            return "%d %s".formatted(status(), response.body());
        }
    }
}
