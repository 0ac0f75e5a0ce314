package io.verbatim.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What backends do that mean ill. Whatever they say has {@link #CANARY} in it, which must be found nowhere. */
public final class Hostile {

    /** Words of an answer. */
    public static final String CANARY = "canary-in-the-answer";

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final int BOMB = 100 << 20;

    private Hostile() {
    }

    /** A whole and good answer in a body that goes on. */
    public static Behaviour goodButUnended() {
        return (request, line) -> {
            line.send(HEAD + "Content-Length: 1000\r\n\r\n{\"content\": \"%s\"}".formatted(CANARY));
            line.awaitGone(Behaviour.FOR_EVER);
        };
    }

    /** A hundred megabytes of JSON, packed into a thousandth of that. */
    public static Behaviour gzipBomb(String header) {
        return Behaviour.answers(200, bomb(), header);
    }

    /** The same, said to be packed for the way only. */
    public static Behaviour gzippedChunks() {
        var bomb = bomb();
        return (request, line) -> {
            line.send(HEAD + "Transfer-Encoding: gzip, chunked\r\n\r\n%x\r\n".formatted(bomb.length));
            line.send(bomb);
            line.send("\r\n0\r\n\r\n");
        };
    }

    /** A good answer but for some bytes. */
    public static Behaviour invalidUtf8() {
        return Behaviour.answers(200, "{\"content\": \"%s \u00ff\u00fe\"}".formatted(CANARY).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says that it has no more to say, in the middle, and goes on listening. */
    public static Behaviour halfClosesMidBody() {
        return (request, line) -> {
            line.send(HEAD + "Content-Length: 1000\r\n\r\n{\"content\": \"%s".formatted(CANARY));
            halfCloses().answer(request, line);
        };
    }

    /** Says that it has nothing to say, and goes on listening. */
    public static Behaviour halfCloses() {
        return (request, line) -> {
            line.socket().shutdownOutput();
            line.awaitGone(Behaviour.FOR_EVER);
        };
    }

    private static byte[] bomb() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"content\": \"%s".formatted(CANARY).getBytes(StandardCharsets.UTF_8));
            var blanks = new byte[1 << 20];
            for (int written = 0; written < BOMB; written += blanks.length) {
                gzip.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
