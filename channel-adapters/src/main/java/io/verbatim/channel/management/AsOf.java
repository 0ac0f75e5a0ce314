package io.verbatim.channel.management;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindMoment;
import io.verbatim.shared.conversation.Moment;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The moment for which a caller asks ({@code as_of}): an instant, or the position of an event in the store. */
final class AsOf {
    static final String NAME = "as_of";
    static final String MEANING = "As it was then: an instant, or the position of an event";

    private static final String POSITION = "[0-9]{1,18}";

    private AsOf() {
    }

    /** Null where a caller asks for the present. Refused with INVALID if it is neither, with NOT_FOUND before the conversation began. */
    static @Nullable Moment of(HttpServletRequest request, Desk desk, Caller caller, ConversationId conversation) {
        var asked = of(request);
        return asked == null ? null
            : desk.get(new FindMoment(caller.workspace(), conversation, asked.position(), asked.at()), Moment.class);
    }

    /** The same for no conversation in particular: whatever came first, the position or the instant. */
    static @Nullable Moment of(HttpServletRequest request) {
        var text = request.getParameter(NAME);
        if (text == null || text.isEmpty()) {
            return null;
        }
        var faults = new Faults();
        boolean isPosition = text.matches(POSITION);
        var instant = isPosition ? null : ConversationFilter.instant(faults, request, NAME);
        faults.done();
        return new Moment(isPosition ? Long.parseLong(text) : Long.MAX_VALUE, instant == null ? ConversationFilter.END_OF_TIME : instant);
    }
}
