package io.verbatim.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A collector of traces that takes what it is sent by OTLP over HTTP; what is sent again, as a sender in doubt does, it has once. */
public final class FakeCollector implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Span> spans = new ConcurrentHashMap<>();

    private FakeCollector(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public static FakeCollector start() throws IOException {
        return new FakeCollector(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
    }

    public String url() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    /** The spans of a trace, in the order of their beginning. */
    public List<Span> trace(String id) {
        return spans.values().stream().filter(span -> hex(span.getTraceId().toByteArray()).equals(id))
            .sorted((one, other) -> Long.compare(one.getStartTimeUnixNano(), other.getStartTimeUnixNano())).toList();
    }

    public static String id(Span span) {
        return hex(span.getSpanId().toByteArray());
    }

    public static String parent(Span span) {
        return hex(span.getParentSpanId().toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        var sent = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
        sent.getResourceSpansList().stream().flatMap(resource -> resource.getScopeSpansList().stream())
            .flatMap(scope -> scope.getSpansList().stream()).forEach(span -> spans.put(id(span), span));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
