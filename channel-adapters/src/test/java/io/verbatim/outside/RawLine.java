package io.verbatim.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends bytes that no decent client would, over a connection of its own. */
record RawLine(int port) {

    private static final int PATIENCE = 20_000;

    /** What comes back until the other side closes: the request must ask for that, or be refused so. */
    Answer send(byte[] request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE);
            write(socket, request);
            return parsed(read(socket));
        } catch (IOException e) {
            throw new IllegalStateException("No answer came", e);
        }
    }

    Answer send(String request) {
        return send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A request with a JSON body of these bytes, and more headers: whole lines. */
    Answer send(String method, String path, String key, byte[] body, String... headers) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("""
            %s %s HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            %sContent-Length: %d\r
            Connection: close\r
            \r
            """.formatted(method, path, key, lines(headers), body.length).getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return send(out.toByteArray());
    }

    private static String lines(String... headers) {
        return Stream.of(headers).map("%s\r\n"::formatted).collect(Collectors.joining());
    }

    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // Who is refused may be hung up on before all is written: the answer is here already.
            return;
        }
    }

    private static String read(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer); n >= 0; n = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (SocketException e) {
            // A reset behind a whole answer is no worse than a close.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Answer parsed(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("Not an answer: " + text);
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        text.substring(0, end).lines().skip(1).forEach(line -> headers.put(line.substring(0, line.indexOf(':')),
            line.substring(line.indexOf(':') + 1).strip()));
        return new Answer(Integer.parseInt(text.substring(9, 12)), headers, body(headers, text.substring(end + 4)));
    }

    // Problems come in one piece; other answers may come in chunks, of which the first is enough here.
    private static String body(Map<String, String> headers, String rest) {
        return headers.containsKey("Transfer-Encoding") ? rest.substring(rest.indexOf("\r\n") + 2, rest.lastIndexOf("\r\n0\r\n")) : rest;
    }
}
