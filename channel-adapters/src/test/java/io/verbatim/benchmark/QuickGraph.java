package io.verbatim.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Meta, as far as a channel of kind {@code whatsapp} has to be set up: says yes to everything. */
final class QuickGraph implements AutoCloseable {
    private static final byte[] YES = "{\"access_token\": \"long-lived\", \"success\": true, \"messages\": [{\"id\": \"wamid.1\"}]}"
        .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private QuickGraph(HttpServer server) {
        this.server = server;
    }

    static QuickGraph at(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, YES.length);
                exchange.getResponseBody().write(YES);
            }
        });
        server.start();
        return new QuickGraph(server);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
