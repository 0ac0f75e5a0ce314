package io.verbatim.fake;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Meta's Graph API on loopback: exchanges tokens, takes messages and gives them ids, has files. A test may say how it fails next. */
public final class FakeGraph implements AutoCloseable {
    public static final String TOKEN = "EAAG-long-lived-example";

    /** The id of every file that it is given. */
    public static final String UPLOADED = "1013859600285441";

    private static final Behaviour GOOD_EXCHANGE = Behaviour.answers(200, """
        {"access_token": "%s", "token_type": "bearer", "expires_in": 5183944}""".formatted(TOKEN));
    private static final JsonMapper MAPPER = new JsonMapper();

    private final FakeBackend server;
    private final Queue<Behaviour> sends = new ConcurrentLinkedQueue<>();
    private final Queue<Behaviour> lookups = new ConcurrentLinkedQueue<>();
    private final Queue<Behaviour> downloads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile Behaviour exchange = GOOD_EXCHANGE;
    private volatile byte[] file = new byte[0];
    private volatile String sha256 = "";

    private FakeGraph(FakeBackend server) {
        this.server = server;
        server.will(this::answer);
    }

    public static FakeGraph at(int port) {
        return new FakeGraph(FakeBackend.at(port));
    }

    /** What becomes of the next messages; then they are taken again. */
    public FakeGraph sends(Behaviour... next) {
        sends.addAll(List.of(next));
        return this;
    }

    public FakeGraph exchanges(Behaviour how) {
        exchange = how;
        return this;
    }

    /** What comes of the next questions where a file is; then they are answered again. */
    public FakeGraph looksUp(Behaviour... next) {
        lookups.addAll(List.of(next));
        return this;
    }

    /** What comes of the next fetches of a file; then it is there again. */
    public FakeGraph gives(Behaviour... next) {
        downloads.addAll(List.of(next));
        return this;
    }

    /** What every media id stands for. */
    public FakeGraph has(byte[] bytes, String hash) {
        file = bytes;
        sha256 = hash;
        return this;
    }

    /** The bodies of messages to users, in order; receipts excepted. */
    public List<JsonNode> messages() {
        return server.received().stream().filter(FakeGraph::isMessage).map(got -> MAPPER.readTree(got.body())).toList();
    }

    /** All requests whose first line holds this. */
    public List<Received> received(String part) {
        return server.received().stream().filter(got -> got.line().contains(part)).toList();
    }

    /** The id that the message in this place got. */
    public static String idOf(int place) {
        return "wamid.SENT" + place;
    }

    /** As if nothing had been asked of it yet. */
    public void begin() {
        server.received().clear();
        sends.clear();
        lookups.clear();
        downloads.clear();
        exchange = GOOD_EXCHANGE;
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(Received request, Line line) throws IOException {
        behaviour(request).answer(request, line);
    }

    private Behaviour behaviour(Received request) {
        var path = request.line().split(" ")[1];
        if (path.contains("/oauth/access_token")) {
            return exchange;
        }
        if (path.contains("/files/")) {
            var failure = downloads.poll();
            return failure == null ? Behaviour.answers(200, file) : failure;
        }
        if (path.endsWith("/subscribed_apps") || request.body().contains("\"status\"")) {
            return Behaviour.answers(200, "{\"success\": true}");
        }
        if (path.endsWith("/media")) {
            return Behaviour.answers(200, "{\"id\": \"%s\"}".formatted(UPLOADED));
        }
        if (isMessage(request)) {
            var scripted = sends.poll();
            return scripted == null ? taken() : scripted;
        }
        var failure = lookups.poll();
        return failure == null ? found() : failure;
    }

    private Behaviour found() {
        return Behaviour.answers(200, """
            {"messaging_product": "whatsapp", "url": "http://127.0.0.1:%d/files/1", "sha256": "%s", "id": "1"}"""
            .formatted(server.port(), sha256));
    }

    private Behaviour taken() {
        return Behaviour.answers(200, """
            {"messaging_product": "whatsapp", "contacts": [{"input": "+491701234567", "wa_id": "491701234567"}],
             "messages": [{"id": "%s"}]}""".formatted(idOf(count.incrementAndGet())));
    }

    private static boolean isMessage(Received request) {
        return request.line().contains("/messages ") && !request.body().contains("\"status\"");
    }
}
