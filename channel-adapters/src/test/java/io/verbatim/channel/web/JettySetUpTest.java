package io.verbatim.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class JettySetUpTest {

    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private WebServer server;

    @BeforeEach
    void start() {
        var factory = new JettyServletWebServerFactory(0);
        factory.setMaxConnections(2);
        new JettySetUp(new Farewell(Duration.ZERO)).customize(factory);
        server = factory.getWebServer();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /** One more comes in while the limit is being reached. */
    @Test
    void takesNoMoreConnectionsThanItIsTo() throws IOException {
        try (var last = new Socket()) {
            try (var first = asking(); var second = asking(); var _ = asking()) {
                assertThat(status(first)).isEqualTo("HTTP/1.1 404");
                assertThat(status(second)).isEqualTo("HTTP/1.1 404");
                ask(last);
                last.setSoTimeout(300);
                assertThatThrownBy(() -> status(last)).isInstanceOf(SocketTimeoutException.class);
            }
            last.setSoTimeout(20_000);
            assertThat(status(last)).isEqualTo("HTTP/1.1 404");
        }
    }

    private Socket asking() throws IOException {
        var socket = new Socket();
        ask(socket);
        return socket;
    }

    private void ask(Socket socket) throws IOException {
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
        socket.getOutputStream().write(REQUEST);
    }

    private static String status(Socket connection) throws IOException {
        return new String(connection.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }
}
