package io.verbatim.outside;

import static io.verbatim.fake.Behaviour.answers;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.OpenAi;
import java.time.Duration;

/**
 * A bot that does all there is to do in one turn: it calls a server, asks a backend that fails twice and then its fallback, which streams, and its
 * answer is delivered to a webhook, at the second try.
 */
record WholeWay(FakeBackend server, FakeBackend primary, FakeBackend fallback, FakeBackend receiver, FormChannel channel)
    implements AutoCloseable {

    private static final String FLOW = """
        {"variables": [{"name": "answer", "type": "any"}],
         "components": [{"id": "start", "type": "start", "next": "call"},
                        {"id": "call", "type": "api_request", "method": "GET", "url": "%s", "variable": "answer", "next": "ai"},
                        {"id": "ai", "type": "ai_reply", "mode": "conversation"}]}""";

    static WholeWay of(Product product) {
        var server = FakeBackend.start().will(answers(200, "{}"));
        var primary = FakeBackend.start().will(answers(500, "{}"));
        var fallback = FakeBackend.start().will(OpenAi.streams("Hello from", " the fallback"));
        var receiver = FakeBackend.start().will(answers(503, ""), answers(200, ""));
        var bot = product.bot(FLOW.formatted(server.url())).withoutEcho();
        bot.integration("Primary", primary, "\"max_retries\": 1, \"retry_backoff_ms\": 10");
        bot.integration("Fallback", fallback, "\"is_fallback\": true, \"stream\": true");
        var channel = FormChannel.of(bot, receiver, "page", "");
        return new WholeWay(server, primary, fallback, receiver, channel);
    }

    /** Says something, and waits for the answer that is delivered. */
    void walk(String user) {
        channel.say(user, ", \"text\": \"Hello\"").is(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> channel.replies(user, "client_id").size() >= 2);
    }

    @Override
    public void close() {
        server.close();
        primary.close();
        fallback.close();
        receiver.close();
    }
}
