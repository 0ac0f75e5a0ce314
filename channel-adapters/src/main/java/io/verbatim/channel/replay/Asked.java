package io.verbatim.channel.replay;

import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, as it was written.
 *
 * @param from   a position or an instant
 * @param to     the same
 * @param filter what the events must be
 */
record Asked(@Nullable Object from, @Nullable Object to, @Nullable Filter filter) {

    /**
     * All that is given must be so.
     *
     * @param types           names as in the audit trail
     * @param conversationIds any of these
     * @param channelId       of conversations on this channel
     * @param botId           of conversations with this bot
     */
    record Filter(@Nullable List<String> types, @Nullable List<String> conversationIds, @Nullable String channelId,
                  @Nullable String botId) {

        boolean letsAllThrough() {
            return types == null && conversationIds == null && channelId == null && botId == null;
        }
    }

    /** Whether something of a time is wanted, as far as instants were given. */
    Predicate<Instant> inTime() {
        var since = Bound.of(new Faults(), "from", from).instant();
        var before = Bound.of(new Faults(), "to", to).behind();
        return at -> (since == null || !at.isBefore(since)) && (before == null || at.isBefore(before));
    }

    static Asked stored(String json) {
        return StrictJson.read(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)), Asked.class);
    }

    String toJson() {
        return StrictJson.tree(this).toString();
    }
}
