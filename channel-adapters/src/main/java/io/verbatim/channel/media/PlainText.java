package io.verbatim.channel.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Whether bytes are the beginning of a text in UTF-8. */
final class PlainText {
    private PlainText() {
    }

    static boolean is(byte[] head) {
        var text = CharBuffer.allocate(head.length);
        // Not the end of the input: a character may be cut where the head ends.
        var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head), text, false);
        return !result.isError() && text.flip().chars().noneMatch(PlainText::isControl);
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f;
    }
}
