package io.verbatim.channel.web;

import java.util.Arrays;
import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Sets Jetty up so that even what it refuses by itself is answered as a problem, ids may hold slashes, and a call that waits costs little. */
@Component
class JettySetUp implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, Ordered {
    // Each request has one until it is answered, however long that takes; what is longer is read in parts.
    private static final int READING = 1024;
    // The same while it is answered; longer answers are sent in parts.
    private static final int WRITING = 2048;
    private static final int LARGEST = 1 << 16;
    // Of buffers that nobody has at present.
    private static final long SPARE = 4 << 20;
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
        server.insertHandler(new HalfHeard());
        server.setConnectors(Arrays.stream(server.getConnectors()).map(connector -> lean(server, (ServerConnector) connector))
            .toArray(Connector[]::new));
        // Theirs was of the connectors before.
        server.getBeans(NetworkConnectionLimit.class).forEach(limit -> {
            server.removeBean(limit);
            server.addBean(new NetworkConnectionLimit(limit.getMaxNetworkConnectionCount(), server.getConnectors()));
        });
    }

    /** The same with buffers no larger than they need be: the usual pool has none below 4 KiB. */
    private static Connector lean(Server server, ServerConnector usual) {
        var buffers = new ArrayByteBufferPool.Quadratic(READING, LARGEST, Integer.MAX_VALUE, SPARE, SPARE);
        var connector = new ServerConnector(server, null, null, buffers, usual.getAcceptors(), usual.getSelectorManager().getSelectorCount(),
            usual.getConnectionFactories().toArray(ConnectionFactory[]::new));
        connector.setHost(usual.getHost());
        connector.setPort(usual.getPort());
        connector.setIdleTimeout(usual.getIdleTimeout());
        connector.setAcceptQueueSize(BACKLOG);
        setUp(connector.getConnectionFactory(HttpConnectionFactory.class));
        return connector;
    }

    private static void setUp(HttpConnectionFactory http) {
        http.setInputBufferSize(READING);
        var configuration = http.getHttpConfiguration();
        configuration.setOutputBufferSize(WRITING);
        configuration.setOutputAggregationSize(WRITING);
        configuration.setHeaderCacheSize(0);
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(ODD_IDS);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
