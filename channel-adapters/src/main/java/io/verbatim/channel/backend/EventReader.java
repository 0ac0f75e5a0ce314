package io.verbatim.channel.backend;

import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.shared.conversation.Failure.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Takes server-sent events out of bytes, as the HTML standard describes them. */
final class EventReader {

    /** The most bytes of one event: the last one of some formats repeats the whole reply. */
    static final int LONGEST = EgressRequest.MAX_BODY;

    private static final String BOM = "\uFEFF";

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean afterReturn;
    private boolean isFirstLine = true;

    /** Hears of events in order; answers whether it wants more. */
    @FunctionalInterface
    interface Events {
        boolean take(SentEvent event) throws Unreadable;
    }

    /** Takes the next bytes; answers whether more is wanted. */
    boolean read(byte[] bytes, int length, Events events) throws Unreadable {
        int start = 0;
        for (int i = 0; i < length; i++) {
            byte next = bytes[i];
            if (next == '\n' || next == '\r') {
                put(bytes, start, i - start);
                start = i + 1;
                if (!(next == '\n' && afterReturn && line.size() == 0) && !endLine(events)) {
                    return false;
                }
            }
            afterReturn = next == '\r';
        }
        put(bytes, start, length - start);
        return true;
    }

    /** No more bytes will come: many forget the empty line behind their last event, and mean it all the same. */
    void end(Events events) throws Unreadable {
        if (line.size() > 0) {
            endLine(events);
        }
        dispatch(events);
    }

    private void put(byte[] bytes, int start, int length) throws Unreadable {
        line.write(bytes, start, length);
        if (line.size() + data.length() > LONGEST) {
            throw new Unreadable(Reason.TOO_LARGE, "An event of the stream is larger than %d bytes".formatted(LONGEST));
        }
    }

    private boolean endLine(Events events) throws Unreadable {
        if (line.size() == 0) {
            return dispatch(events);
        }
        var bytes = line.toByteArray();
        line.reset();
        // Comments keep lines open, and are many.
        if (bytes[0] != ':') {
            field(text(bytes));
        }
        isFirstLine = false;
        return true;
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        var name = colon < 0 ? text : text.substring(0, colon);
        if (name.equals("data")) {
            var value = colon < 0 ? "" : text.substring(text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
            data.append(hasData ? "\n" : "").append(value);
            hasData = true;
        }
    }

    private boolean dispatch(Events events) throws Unreadable {
        var event = new SentEvent(data.toString());
        boolean isOne = hasData;
        data.setLength(0);
        hasData = false;
        return !isOne || events.take(event);
    }

    private String text(byte[] bytes) throws Unreadable {
        try {
            var text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            return isFirstLine && text.startsWith(BOM) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Unreadable.broken("The stream is not UTF-8");
        }
    }
}
