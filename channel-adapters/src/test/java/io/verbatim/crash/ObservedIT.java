package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.FakeCollector;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a node tells those who look after it: traces to a collector, and lines of JSON. */
@BesideOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservedIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String CANARY = "canary-7431";
    private static final String ANOTHER = "4917098765432";

    private final FakeBackend server = FakeBackend.start();
    private final FakeBackend primary = FakeBackend.start();
    private final FakeBackend fallback = FakeBackend.start();
    private final FakeBackend receiver = FakeBackend.start();
    private FakeCollector collector;
    private Node node;
    private String bot;
    private JsonNode form;

    @BeforeAll
    void begin(@TempDir Path directory) throws IOException {
        collector = FakeCollector.start();
        node = new Node(directory, Map.of("VERBATIM_LOG_FORMAT", "json", "VERBATIM_TRACES_OTLP_URL", collector.url(),
            "LOGGING_LEVEL_IO_VERBATIM", "DEBUG", "LOGGING_LEVEL_ORG_APACHE", "INFO")).start();
        var made = Bot.thatAsks(node.api());
        bot = made.id();
        publish(List.of(Map.of("id", "start", "type", "start", "next", "call"),
            Map.of("id", "call", "type", "api_request", "method", "GET", "url", server.url() + "&token=" + CANARY,
                "headers", Map.of("X-Token", CANARY), "next", "ai", "error", "ai"),
            Map.of("id", "ai", "type", "ai_reply", "mode", "conversation")));
        made.with(node.api(), "Primary", primary, Map.of("max_retries", 1, "retry_backoff_ms", 10,
                "headers", Map.of("Authorization", "Bearer " + CANARY)))
            .with(node.api(), "Fallback", fallback, Map.of("is_fallback", true));
        form = node.api().must("POST", "/v1/bots/%s/channels".formatted(bot), Map.of("type", "webhook", "name", "Form", "active", true,
            "config", Map.of("dialect", "form", "page_id", "page", "reply_url", receiver.url())));
    }

    @AfterAll
    void end() {
        node.close();
        List.of(server, primary, fallback, receiver).forEach(FakeBackend::close);
        collector.close();
    }

    @Test
    void tellsOfATurnAsOneTraceFromTheWebhookToTheDelivery() {
        server.will(answers(200, "{}"));
        primary.will(answers(500, "{}"));
        fallback.will(says("Hello"));
        receiver.will(answers(503, ""), answers(200, ""));

        say("anna", "Hello", "00-%s-%s-01".formatted(TRACE, CALLER));

        await().untilAsserted(() -> assertThat(way(collector.trace(TRACE), delivered())).containsSubsequence("deliver webhook", "attempt",
            "dispatch", "attempt", "dispatch", "attempt", "effect call_api", "take in webhook", "POST /webhook/mychatbot", CALLER));
        var spans = collector.trace(TRACE);
        assertThat(spans).extracting(Span::getName).containsOnly("POST /webhook/mychatbot", "take in webhook", "effect call_api",
            "attempt", "dispatch", "deliver webhook");
        assertThat(headers(named(spans, "attempt"))).containsAll(sent(primary, fallback));
        assertThat(headers(named(spans, "effect call_api"))).containsAll(sent(server));
        assertThat(headers(named(spans, "deliver webhook"))).containsAll(sent(receiver)).hasSizeGreaterThan(1);
    }

    @Test
    void neverLogsWhatAnybodySaidOrKeepsSecret() throws IOException {
        server.will(answers(500, CANARY));
        primary.will(answers(500, "{\"error\": {\"message\": \"%s\"}}".formatted(CANARY)), answers(200, CANARY));
        fallback.will(says(CANARY));
        receiver.will(answers(400, CANARY), answers(200, CANARY));
        var api = node.api();

        say(ANOTHER, CANARY, "00-%s-%s-01".formatted("1" + TRACE.substring(1), CALLER));
        await().until(() -> receiver.received().stream().anyMatch(got -> got.body().contains(CANARY)));
        raw("POST /webhook/mychatbot HTTP/1.1", "{\"text\": \"%s\" oops".formatted(CANARY), "Authorization: Bearer " + CANARY);
        raw("POST /webhook/mychatbot HTTP/1.1", "{\"text\": \"%s\" oops".formatted(CANARY),
            "Authorization: Bearer " + form.at("/config/api_token").asString());
        raw("GET /api/integrations/api/{%s}?x=%s| HTTP/1.1".formatted(CANARY, CANARY), "", "X-API-Key: " + CANARY);
        raw("GET /%s HTTP/1.1".formatted(CANARY), "", "Bad Header %s: x".formatted(CANARY));
        raw("POST /webhooks/whatsapp/%s HTTP/1.1".formatted(form.path("id").asString()),
            "{\"entry\": [{\"from\": \"%s\"}]}".formatted(ANOTHER),
            "X-Hub-Signature-256: sha256=" + "0".repeat(64));
        api.call("POST", "/auth/sign-in", Map.of("email", CANARY + "@example.com", "password", CANARY), Map.of());
        api.call("POST", "/v1/bots", Map.of("name", CANARY, "nonsense", CANARY), Map.of("Authorization", "Bearer " + Node.ADMIN_KEY));
        api.call("GET", "/v1/conversations?q=" + CANARY, Map.of(), Map.of("Authorization", "Bearer " + CANARY));

        await().until(() -> lines().stream().anyMatch(line -> line.path("message").asString().startsWith("deliver webhook failed")));
        // Or what is tried again takes an answer that the other test is waiting for.
        await().until(() -> receiver.received().stream().filter(got -> got.body().contains(CANARY)).count() > 1);
        assertThat(node.logged()).doesNotContain(CANARY, ANOTHER, Node.ADMIN_KEY, form.at("/config/api_token").asString());
        assertThat(lines()).filteredOn(line -> line.path("message").asString().equals("attempt failed: http_5xx")).isNotEmpty()
            .allSatisfy(line -> {
                assertThat(line.path("conversation_id").asString()).startsWith("conv_");
                assertThat(line.path("turn_id").asString()).startsWith("turn_");
                assertThat(line.path("trace_id").asString()).hasSize(32);
                assertThat(line.path("node").asString()).startsWith("node_");
                assertThat(line.path("level").asString()).isEqualTo("INFO");
            });
    }

    private void publish(List<Map<String, Object>> components) {
        node.api().must("PUT", "/v1/bots/%s/draft".formatted(bot), Map.of("components", components));
        node.api().must("POST", "/v1/bots/%s/publish".formatted(bot), Map.of());
    }

    private void say(String user, String text, String traceParent) {
        var answer = node.api().call("POST", "/webhook/mychatbot",
            Map.of("client_id", user, "page_id", "page", "platform", "CustomApp", "text", text),
            Map.of("Authorization", "Bearer " + form.at("/config/api_token").asString(), "traceparent", traceParent));
        assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(200);
    }

    /** Sends what no client sends, and does not care what comes back. */
    private void raw(String line, String body, String header) throws IOException {
        try (var socket = new Socket("127.0.0.1", node.api().port())) {
            socket.setSoTimeout(5000);
            var head = List.of(line, "Host: x", "Connection: close", "Content-Type: application/json", header,
                "Content-Length: " + body.length(), "", body);
            socket.getOutputStream().write(String.join("\r\n", head).getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readAllBytes();
        }
    }

    private List<JsonNode> lines() {
        return node.logged().lines().filter(line -> line.startsWith("{")).map(JsonMapper.shared()::readTree).toList();
    }

    private static List<Span> named(List<Span> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }

    /** The span of the call that the receiver took. */
    private String delivered() {
        assertThat(sent(receiver)).hasSizeGreaterThan(1);
        return sent(receiver).getLast().split("-")[2];
    }

    /** From a span to the beginning, by the parents. */
    private static List<String> way(List<Span> spans, String last) {
        var way = new ArrayList<String>();
        var rest = new HashMap<>(spans.stream().collect(Collectors.toMap(FakeCollector::id, Function.identity())));
        String id = last;
        for (var span = rest.remove(id); span != null; span = rest.remove(id)) {
            way.add(span.getName());
            id = FakeCollector.parent(span);
        }
        way.add(id);
        return way;
    }

    private static List<String> headers(List<Span> spans) {
        return spans.stream().map(span -> "00-%s-%s-01".formatted(TRACE, FakeCollector.id(span))).toList();
    }

    private static List<String> sent(FakeBackend... backends) {
        return List.of(backends).stream().flatMap(backend -> backend.received().stream()).map(got -> got.header("traceparent"))
            .filter(header -> header.contains(TRACE)).toList();
    }
}
