package io.verbatim.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node's HTTP, spoken by somebody who waits long and believes nothing. */
record Api(int port) {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What came back; status 0 when the connection broke. */
    record Answer(int status, JsonNode body, Map<String, String> headers, Duration took) {

        JsonNode data() {
            return body.path("data");
        }

        boolean isOk() {
            return status / 100 == 2;
        }
    }

    /** The answer, which must be a good one. */
    JsonNode must(String method, String path, Object body) {
        var answer = call(method, path, body, Map.of("Authorization", "Bearer " + Node.ADMIN_KEY));
        if (!answer.isOk()) {
            throw new IllegalStateException("%s %s: %d %s".formatted(method, path, answer.status(), answer.body()));
        }
        return answer.data();
    }

    Answer get(String path) {
        return call("GET", path, Map.of(), Map.of("Authorization", "Bearer " + Node.ADMIN_KEY));
    }

    /** The bytes of a file. */
    byte[] read(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path))).timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + Node.ADMIN_KEY).build();
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isOk(String path) {
        return get(path).isOk();
    }

    Answer call(String method, String path, Object body, Map<String, String> headers) {
        long start = System.nanoTime();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path))).timeout(Duration.ofSeconds(60))
            .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            return answer(CLIENT.send(request.build(), BodyHandlers.ofString()), start);
        } catch (IOException e) {
            return new Answer(0, JSON.createObjectNode(), Map.of(), Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response, long start) {
        var took = Duration.ofNanos(System.nanoTime() - start);
        var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        var body = response.body().startsWith("{") ? JSON.readTree(response.body()) : JSON.createObjectNode();
        return new Answer(response.statusCode(), body, headers, took);
    }
}
