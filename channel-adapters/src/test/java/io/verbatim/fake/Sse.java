package io.verbatim.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Streams of server-sent events, good and bad, step by step. */
public final class Sse {

    private Sse() {
    }

    /** One thing that happens on the line. */
    @FunctionalInterface
    public interface Step {
        void on(Line line) throws IOException;
    }

    /** Answers with a stream that makes these steps, and ends properly behind them. */
    public static Behaviour stream(Step... steps) {
        return (request, line) -> {
            line.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (var step : steps) {
                step.on(line);
            }
            line.send("0\r\n\r\n");
        };
    }

    /** Sends this text as a part of the stream. */
    public static Step raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes as a part of the stream. */
    public static Step raw(byte[] bytes) {
        return line -> {
            line.send("%x\r\n".formatted(bytes.length));
            line.send(bytes);
            line.send("\r\n");
        };
    }

    /** Sends an event with this data. */
    public static Step data(String data) {
        return raw("data: %s\n\n".formatted(data));
    }

    /** Sends an event with a name. */
    public static Step event(String name, String data) {
        return raw("event: %s\ndata: %s\n\n".formatted(name, data));
    }

    /** Cuts the line. */
    public static Step breaksOff() {
        return Line::hangUp;
    }

    /** Says nothing for so long. */
    public static Step silent(int millis) {
        return line -> line.awaitGone(millis);
    }

    /** Sends this again and again, with pauses between, until the caller has gone. */
    public static Step forEver(String text, int millis) {
        return line -> {
            while (true) {
                raw(text).on(line);
                if (millis > 0) {
                    line.awaitGone(millis);
                }
            }
        };
    }

    /** Waits for a test's word. */
    public static Step waits(CountDownLatch word) {
        return line -> {
            try {
                if (!word.await(60, TimeUnit.SECONDS)) {
                    throw new IOException("The word never came");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }
}
