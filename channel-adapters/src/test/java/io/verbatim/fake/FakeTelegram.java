package io.verbatim.fake;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Telegram's Bot API on loopback: takes what it is told, unless a test says otherwise, and has one file. */
public final class FakeTelegram implements AutoCloseable {

    /** Of its file. */
    public static final String FILE_PATH = "photos/file_1.png";

    /** In the place of a method: the fetching of the file itself. */
    public static final String DOWNLOAD = "file";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final byte[] FILE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};

    private final FakeBackend server;
    private final Map<String, Queue<Behaviour>> exceptions = new ConcurrentHashMap<>();
    private final AtomicInteger messages = new AtomicInteger(100);

    private FakeTelegram(FakeBackend server) {
        this.server = server;
        server.will((request, line) -> behaviour(request).answer(request, line));
    }

    public static FakeTelegram at(int port) {
        return new FakeTelegram(FakeBackend.at(port));
    }

    /** Answers the next call of a method in another way than it usually does. */
    public FakeTelegram next(String method, int status, String body) {
        exceptions.computeIfAbsent(method, any -> new ConcurrentLinkedQueue<>()).add(Behaviour.answers(status, body));
        return this;
    }

    /** The bodies of the calls of a method by this bot, in order. */
    public List<JsonNode> calls(String token, String method) {
        return server.received().stream().filter(request -> request.line().startsWith("POST /bot%s/%s ".formatted(token, method)))
            .map(request -> MAPPER.readTree(request.body())).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private Behaviour behaviour(Received request) {
        if (request.line().startsWith("GET /file/bot")) {
            var failure = exceptions.getOrDefault(DOWNLOAD, new ConcurrentLinkedQueue<>()).poll();
            return failure == null ? Behaviour.answers(200, FILE) : failure;
        }
        var method = request.line().split(" ")[1].replaceAll(".*/", "");
        var exception = exceptions.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
        return exception == null ? Behaviour.answers(200, "{\"ok\": true, \"result\": %s}".formatted(result(method))) : exception;
    }

    private String result(String method) {
        return switch (method) {
            case "getFile" -> "{\"file_id\": \"AgAC-large\", \"file_size\": %d, \"file_path\": \"%s\"}".formatted(FILE.length, FILE_PATH);
            case "setWebhook", "deleteWebhook", "answerCallbackQuery", "sendChatAction" -> "true";
            default -> "{\"message_id\": %d}".formatted(messages.incrementAndGet());
        };
    }
}
