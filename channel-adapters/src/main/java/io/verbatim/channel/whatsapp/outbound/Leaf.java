package io.verbatim.channel.whatsapp.outbound;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is too long for one message; what stands on it follows from the delivery's message.
 *
 * @param delivery the id of the delivery that the list is of
 * @param page     from 1
 */
public record Leaf(String delivery, int page) {
    /** How many options a page has that is not the last. */
    static final int ROWS = 9;
    private static final Pattern ID = Pattern.compile("more:(dlv_[A-Za-z0-9]{1,64}):([1-9][0-9]{0,3})");

    /** The page that the row of this id leads to; null if it is a row of the bot's. */
    public static @Nullable Leaf of(String rowId) {
        var matcher = ID.matcher(rowId);
        return matcher.matches() ? new Leaf(matcher.group(1), Integer.parseInt(matcher.group(2))) : null;
    }

    Leaf next() {
        return new Leaf(delivery, page + 1);
    }

    /** The id of the row that leads here. */
    String rowId() {
        return "more:%s:%d".formatted(delivery, page);
    }

    /** What a message with this page carries as our name for it: reports on it are about no delivery. */
    public String name() {
        return "%s-page-%d".formatted(delivery, page);
    }

    int from() {
        return (page - 1) * ROWS;
    }
}
