package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.Ids;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationQuery.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request narrows a list of conversations to. */
public final class ConversationFilter {
    private static final Set<String> STATUSES = Set.of("active", "ended");
    static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private ConversationFilter() {
    }

    /** The filter in a request's parameters. Refused with INVALID, all faults at once. */
    public static Filter of(HttpServletRequest request) {
        var faults = new Faults();
        var status = text(faults, request, "status");
        faults.check(status == null || STATUSES.contains(status), "status", "must be one of: active, ended");
        var channel = text(faults, request, "channel_id");
        boolean isChannel = faults.check(channel == null || Ids.hasShape(ChannelId.PREFIX, channel), "channel_id",
            "must be a channel's id");
        var filter = new Filter(status, channel == null || !isChannel ? null : new ChannelId(channel), text(faults, request, "user_id"),
            instant(faults, request, "from"), instant(faults, request, "to"), text(faults, request, "q"));
        faults.done();
        return filter;
    }

    private static @Nullable String text(Faults faults, HttpServletRequest request, String name) {
        var text = request.getParameter(name);
        faults.shortText(name, text, 200);
        return text == null || text.isEmpty() ? null : text;
    }

    /** An instant in a request's parameters; null where there is none, or a faulty one. */
    static @Nullable Instant instant(Faults faults, HttpServletRequest request, String name) {
        return instant(faults, name, text(faults, request, name));
    }

    /** An instant as text; null where there is none, or a faulty one. */
    public static @Nullable Instant instant(Faults faults, String name, @Nullable String text) {
        return instant(faults, name, text, "must be an instant such as 2026-01-31T12:00:00Z");
    }

    /** The same with another word about what is none. */
    public static @Nullable Instant instant(Faults faults, String name, @Nullable String text, String otherwise) {
        try {
            var instant = text == null ? null : OffsetDateTime.parse(text).toInstant();
            return instant == null || faults.check(isStorable(instant), name, "is out of range") ? instant : null;
        } catch (DateTimeException e) {
            faults.check(false, name, otherwise);
            return null;
        }
    }

    // PostgreSQL's calendar is shorter than Java's.
    private static boolean isStorable(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && instant.isBefore(END_OF_TIME);
    }
}
