package io.verbatim.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/** What a fake backend does with a request. */
@FunctionalInterface
public interface Behaviour {

    int FOR_EVER = 600_000;

    void answer(Received request, Line line) throws IOException;

    /** A good answer in the format {@code verbatim}. */
    static Behaviour says(String content) {
        return answers(200, "{\"content\": \"%s\"}".formatted(content));
    }

    /** A good answer that repeats what the user said last. */
    static Behaviour echoes() {
        return (request, line) -> {
            var said = JsonMapper.shared().readTree(request.body()).path("messages");
            says(said.get(said.size() - 1).path("content").asString()).answer(request, line);
        };
    }

    static Behaviour answers(int status, String body, String... headers) {
        return answers(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Behaviour answers(int status, byte[] body, String... headers) {
        return (request, line) -> {
            line.send(head(status, headers) + "Content-Length: %d\r\n\r\n".formatted(body.length));
            line.send(body);
        };
    }

    static Behaviour hangs() {
        return (request, line) -> line.awaitGone(FOR_EVER);
    }

    static Behaviour hangsFor(int millis, Behaviour then) {
        return (request, line) -> {
            line.awaitGone(millis);
            then.answer(request, line);
        };
    }

    /** Answers at a test's word. */
    static Behaviour waits(CountDownLatch word, Behaviour then) {
        return (request, line) -> {
            Sse.waits(word).on(line);
            then.answer(request, line);
        };
    }

    static Behaviour hangsAfterHeaders() {
        return (request, line) -> {
            line.send(head(200) + "Content-Length: 100\r\n\r\n{");
            line.awaitGone(FOR_EVER);
        };
    }

    static Behaviour drips(int millis) {
        return (request, line) -> {
            line.send(head(200) + "Content-Length: 10000\r\n\r\n");
            while (true) {
                line.send(" ");
                line.awaitGone(millis);
            }
        };
    }

    static Behaviour dripsHeaders(int millis) {
        return (request, line) -> {
            line.send("HTTP/1.1 200 OK\r\nX-Slow: ");
            while (true) {
                line.send("a");
                line.awaitGone(millis);
            }
        };
    }

    static Behaviour neverEnds(int status) {
        return (request, line) -> {
            line.send(head(status) + "Transfer-Encoding: chunked\r\n\r\n");
            var chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
            while (true) {
                line.send(chunk);
            }
        };
    }

    static Behaviour claims(long length) {
        return (request, line) -> {
            line.send(head(200) + "Content-Length: %d\r\n\r\n{".formatted(length));
            line.awaitGone(FOR_EVER);
        };
    }

    static Behaviour closesMidBody() {
        return (request, line) -> {
            line.send(head(200) + "Content-Length: 1000\r\n\r\n{\"content\":");
            line.hangUp();
        };
    }

    static Behaviour closesMidChunk() {
        return (request, line) -> {
            line.send(head(200) + "Transfer-Encoding: chunked\r\n\r\n100\r\n{\"content\":");
            line.hangUp();
        };
    }

    static Behaviour resets() {
        return (request, line) -> line.reset();
    }

    static Behaviour hangsUp() {
        return (request, line) -> line.hangUp();
    }

    /** Answers, and closes without having said so. */
    static Behaviour thenHangsUp(Behaviour answer) {
        return (request, line) -> {
            answer.answer(request, line);
            line.hangUp();
        };
    }

    static Behaviour garbage() {
        return (request, line) -> {
            line.send("SSH-2.0-OpenSSH_9.2\r\n".repeat(20));
            line.hangUp();
        };
    }

    static Behaviour sendsHeaders(int count) {
        return (request, line) -> {
            line.send("HTTP/1.1 200 OK\r\n" + "X-More: 1\r\n".repeat(count) + "Content-Length: 0\r\n\r\n");
        };
    }

    static Behaviour floodsWithInterimAnswers() {
        return (request, line) -> {
            while (true) {
                line.send("HTTP/1.1 102 Processing\r\n\r\n");
            }
        };
    }

    private static String head(int status, String... headers) {
        var lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 %d Whatever\r\nContent-Type: application/json\r\n%s".formatted(status, lines);
    }
}
