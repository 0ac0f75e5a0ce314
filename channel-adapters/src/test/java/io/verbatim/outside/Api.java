package io.verbatim.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An HTTP client as simple as curl, with one key. A path, a body as it is written, and up to some headers: names and values in turn. */
record Api(URI base, String key) {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10)).build();

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), json(headers));
    }

    Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, BodyPublishers.ofString(body), json(headers));
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, BodyPublishers.ofString(body), json(headers));
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /** The key goes along, unless another credential is among the headers or the key is empty. */
    Answer send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60)).method(method, body);
        if (!key.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return Promises.kept(base, method, path, Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a test", e);
        }
    }

    private static String[] json(String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }
}
