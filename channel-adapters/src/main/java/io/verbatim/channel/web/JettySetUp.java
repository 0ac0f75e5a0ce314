package io.verbatim.channel.web;

import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Sets Jetty up so that even what it refuses by itself is answered as a problem, ids may hold slashes, and a call that waits costs little. */
@Component
class JettySetUp implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, Ordered {
    // Each connection that is read from or written to has its own; longer answers are sent in parts.
    private static final int BUFFER = 2048;
    // Overload is answered, not queued: what waits longer than this is better told so.
    private static final int BACKLOG = 500;
    // The session id is the client's and may hold a slash; passed through, it is split off and decoded by the router.
    private static final UriCompliance ODD_IDS = UriCompliance.RFC3986.with("odd-ids", Violation.AMBIGUOUS_PATH_SEPARATOR,
        Violation.AMBIGUOUS_PATH_ENCODING, Violation.AMBIGUOUS_EMPTY_SEGMENT, Violation.AMBIGUOUS_PATH_PARAMETER,
        Violation.SUSPICIOUS_PATH_CHARACTERS);

    private final Farewell farewell;

    JettySetUp(Farewell farewell) {
        this.farewell = farewell;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(this::setUp);
    }

    private void setUp(Server server) {
        server.setErrorHandler(new ProblemErrors());
        server.getDescendants(ServletHandler.class).forEach(servlets -> servlets.setDecodeAmbiguousURIs(true));
        server.insertHandler(farewell.handler());
        server.insertHandler(new NoTrace());
        for (var connector : server.getConnectors()) {
            setUp(connector);
        }
    }

    private static void setUp(Connector connector) {
        if (connector instanceof ServerConnector sockets) {
            sockets.setAcceptQueueSize(BACKLOG);
        }
        var http = connector.getConnectionFactory(HttpConnectionFactory.class);
        http.setInputBufferSize(BUFFER);
        var configuration = http.getHttpConfiguration();
        configuration.setOutputBufferSize(BUFFER);
        configuration.setOutputAggregationSize(BUFFER);
        configuration.setHeaderCacheSize(0);
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(ODD_IDS);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
