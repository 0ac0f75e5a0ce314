package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Failure.Reason;
import org.jspecify.annotations.Nullable;

/** The words of a reply that is still coming, handed on as they come. */
final class ReplyText {

    private final StringBuilder whole = new StringBuilder();
    private final Listener listener;
    private String half = "";

    ReplyText(Listener listener) {
        this.listener = listener;
    }

    /** Takes words in; half of a surrogate pair waits for the other half. */
    void add(@Nullable String more) throws Unreadable {
        var text = half + (more == null ? "" : more);
        boolean isCut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        half = isCut ? text.substring(text.length() - 1) : "";
        append(isCut ? text.substring(0, text.length() - 1) : text);
    }

    /** Whether the user could have seen anything. */
    boolean hasBegun() {
        return !whole.isEmpty();
    }

    String whole() {
        return whole.toString();
    }

    private void append(String text) throws Unreadable {
        if (whole.length() + text.length() > Foreign.LONGEST) {
            throw new Unreadable(Reason.TOO_LARGE, "The streamed reply is longer than %d characters".formatted(Foreign.LONGEST));
        }
        if (!text.isEmpty()) {
            var clean = Foreign.storable(text);
            whole.append(clean);
            listener.hear(clean);
        }
    }
}
