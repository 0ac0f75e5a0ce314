package io.verbatim.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes bots, channels and integrations by the management API, as an operator does with curl. */
final class SetUp implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PROMPT = Duration.ofSeconds(9).toNanos();

    /** A question for a name, buttons, and from both of them back again: a session that never ends. */
    private static final String ENDLESS_FLOW = """
        {"variables": [{"name": "customer_name", "type": "string"}, {"name": "choice", "type": "string"}],
         "components": [
          {"id": "start", "type": "start", "next": "ask_name"},
          {"id": "ask_name", "type": "question_text", "text": "Hello! What is your name?", "variable": "customer_name", "next": "menu"},
          {"id": "menu", "type": "question_buttons", "text": "What would you like to do, {customer_name}?", "variable": "choice",
           "options": [{"id": "opt_sales", "text": "Sales", "next": "again"}, {"id": "opt_support", "text": "Support", "next": "again"}]},
          {"id": "again", "type": "goto", "component": "ask_name"}]}""";
    private static final String PARROT = """
        {"components": [{"id": "start", "type": "start", "next": "ask"},
                        {"id": "ask", "type": "question_text", "text": "And then?", "next": "ask"}]}""";
    private static final String MUTE = """
        {"settings": {"typing_indicator": false},
         "components": [{"id": "start", "type": "start", "next": "end"}, {"id": "end", "type": "end"}]}""";
    private static final String TALK = """
        {"components": [{"id": "start", "type": "start", "next": "ai"}, {"id": "ai", "type": "ai_reply", "mode": "conversation"}]}""";

    private final Http http;
    private final int port;

    SetUp(int port) {
        this.http = new Http(port);
        this.port = port;
    }

    /** A channel to a bot that only follows its flow. */
    Channel flow() throws IOException {
        return published("Flow", ENDLESS_FLOW);
    }

    /** A channel to a bot that asks these backends, each as likely as the others. */
    Channel talk(String... urls) throws IOException {
        return asking("", urls);
    }

    /** A channel to a bot that asks a model server which streams. */
    Channel speech(String url) throws IOException {
        return asking(", \"payload_format\": \"openai\", \"model\": \"fake\", \"stream\": true", url);
    }

    private Channel asking(String settings, String... urls) throws IOException {
        var bot = bot("Talk", TALK);
        for (var integration : call("GET", "/v1/bots/%s/integrations".formatted(bot), "").path("data")) {
            call("DELETE", "/v1/integrations/" + integration.path("id").asString(), "");
        }
        for (var url : urls) {
            call("POST", "/v1/bots/%s/integrations".formatted(bot), """
                {"name": "Fake", "webhook_url": "%s", "timeout": 300, "max_concurrency": 10000, "max_retries": 2, "retry_backoff_ms": 50%s}"""
                .formatted(url, settings));
        }
        return channel(bot);
    }

    /** A channel to a bot that answers each message with one of its own, which is sent to this URL. */
    Channel brought(String url) throws IOException {
        var made = call("POST", "/v1/bots/%s/channels".formatted(bot("Parrot", PARROT)), """
            {"type": "webhook", "name": "Benchmark", "active": true, "config": {"dialect": "json", "webhook_url": "%s"}}""".formatted(url))
            .path("data");
        return new Channel(port, made.path("id").asString(), made.path("api_key").asString());
    }

    /** A WhatsApp channel to a bot that hears and says nothing: all is over as soon as it has come. */
    String listening(String appSecret) throws IOException {
        return call("POST", "/v1/bots/%s/channels".formatted(bot("Mute", MUTE)), """
            {"type": "whatsapp", "active": true, "config": {"business_account_id": "1", "phone_number_id": "2", "app_id": "3",
             "app_secret": "%s", "access_token": "short", "verify_token": "verify"}}""".formatted(appSecret))
            .path("data").path("id").asString();
    }

    /** Whether a read was answered without a wait for views that are far behind. */
    boolean isReadPrompt() throws IOException {
        long began = System.nanoTime();
        call("GET", "/v1/bots?per_page=1", "");
        return System.nanoTime() - began < PROMPT;
    }

    /** Has a view made again, and waits until it is; how that went. */
    JsonNode rebuilt(String projection) throws IOException, InterruptedException {
        var begun = call("POST", "/v1/replays", "{\"from\": 0, \"target\": {\"projection\": \"%s\"}}".formatted(projection)).path("data");
        var now = begun;
        while ("running".equals(now.path("state").asString())) {
            TimeUnit.MILLISECONDS.sleep(50);
            now = call("GET", "/v1/replays/" + begun.path("id").asString(), "").path("data");
        }
        return now;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private Channel published(String name, String draft) throws IOException {
        return channel(bot(name, draft));
    }

    private String bot(String name, String draft) throws IOException {
        var bot = call("POST", "/v1/bots", "{\"name\": \"%s\"}".formatted(name)).path("data").path("id").asString();
        call("PUT", "/v1/bots/%s/draft".formatted(bot), draft);
        call("POST", "/v1/bots/%s/publish".formatted(bot), "{}");
        return bot;
    }

    private Channel channel(String bot) throws IOException {
        var made = call("POST", "/v1/bots/%s/channels".formatted(bot), """
            {"type": "api", "name": "Benchmark", "active": true, "session_expiry_seconds": 3600,
             "config": {"request_timeout": 300, "rate_limit_per_minute": 1000000}}""").path("data");
        return new Channel(port, made.path("id").asString(), made.path("api_key").asString());
    }

    private JsonNode call(String method, String path, String body) throws IOException {
        int status = http.call(Http.request(method, path, "Authorization: Bearer %s\r\n".formatted(Product.OWNER_KEY), body));
        if (status >= 300) {
            throw new IOException("%s %s: %d %s".formatted(method, path, status, http.body()));
        }
        return status == 204 ? JSON.createObjectNode() : JSON.readTree(http.body());
    }
}
