package io.verbatim.outside;

import io.verbatim.VerbatimApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The whole product, running: what a test may reach of it. */
record Product(ConfigurableApplicationContext context, Database database, Path data) implements AutoCloseable {

    static final String OWNER_KEY = "the-key-of-the-owner-in-the-tests-from-outside";

    /** More than the tests come to in a minute. */
    static final int RATE_LIMIT = 1_000_000;

    static Product start() {
        var data = temporary();
        var database = Database.choose();
        List<String> settings = new ArrayList<>(List.of("--server.port=0", "--management.server.port=0", "--verbatim.data-dir=" + data,
            "--verbatim.admin-key=" + OWNER_KEY, "--verbatim.demo=false", "--verbatim.streams.heartbeat=1s",
            "--verbatim.egress.allow=127.0.0.0/8", "--verbatim.rate-limit=" + RATE_LIMIT, "--verbatim.mail.host=127.0.0.1",
            "--verbatim.mail.port=" + quietPort(), "--verbatim.mail.from=bot@example.com", "--verbatim.mail.tls=false",
            "--verbatim.mail.timeout=2s", "--verbatim.telegram.url=http://127.0.0.1:" + quietPort(),
            "--verbatim.whatsapp.graph-url=http://127.0.0.1:" + quietPort(), "--verbatim.retention.interval=2s",
            "--verbatim.observe.interval=500ms", "--verbatim.speech.transcription=openai",
            "--verbatim.speech.openai-url=http://127.0.0.1:" + quietPort(),
            "--verbatim.oidc.issuer=http://127.0.0.1:" + quietPort(), "--verbatim.oidc.client-id=" + OpenIdProvider.CLIENT,
            "--verbatim.oidc.client-secret=" + OpenIdProvider.SECRET));
        settings.addAll(database.settings());
        return new Product(SpringApplication.run(VerbatimApplication.class, settings.toArray(String[]::new)), database, data);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Where operators look: health and metrics. */
    URI management() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    /** The management API in the owner's name. */
    Api owner() {
        return new Api(address(), OWNER_KEY);
    }

    /** The same with another key. */
    Api with(String key) {
        return new Api(address(), key);
    }

    /** A new bot with this draft, published. */
    Bot bot(String draft) {
        return Bot.create(this).publish(draft);
    }

    /** How much requests have changed or begun, of all workspaces: what was begun goes on by itself, and sessions end by the clock. */
    long events() {
        return context.getBean(JdbcClient.class).sql("""
            select count(*) from observe.v_event
             where type ~ '^(bot|workspace)[.]|^backend[.]Backend|^channel[.]Channel[CDK]'
                or type in ('conversation.SessionStarted', 'conversation.UserMessageReceived', 'conversation.OperatorActed',
                            'conversation.SessionDataSet')""").query(Long.class).single();
    }

    @Override
    public void close() throws IOException {
        context.close();
        database.close();
        FileSystemUtils.deleteRecursively(data);
    }

    /** Where the product looks for an SMTP server; a test may start one there. */
    int mailPort() {
        return context.getEnvironment().getRequiredProperty("verbatim.mail.port", Integer.class);
    }

    /** Where the product looks for an OpenID provider; a test may start one there. */
    int openIdPort() {
        return URI.create(context.getEnvironment().getRequiredProperty("verbatim.oidc.issuer")).getPort();
    }

    /** Where the product has voice messages transcribed; a test may start a server there. */
    int transcriptionPort() {
        return URI.create(context.getEnvironment().getRequiredProperty("verbatim.speech.openai-url")).getPort();
    }

    /** Where the product looks for Telegram; a test may start one there. */
    int telegramPort() {
        return URI.create(context.getEnvironment().getRequiredProperty("verbatim.telegram.url")).getPort();
    }

    /** Where the product looks for Meta's Graph API; a test may start one there. */
    int graphPort() {
        return URI.create(context.getEnvironment().getRequiredProperty("verbatim.whatsapp.graph-url")).getPort();
    }

    // Below those that connections get at random, so that it is still free when a test wants it.
    private static int quietPort() {
        for (int port = ThreadLocalRandom.current().nextInt(20_000, 30_000); ; port++) {
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                continue;
            }
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("verbatim-outside");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
