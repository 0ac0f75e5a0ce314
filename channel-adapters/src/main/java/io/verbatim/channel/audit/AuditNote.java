package io.verbatim.channel.audit;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that belongs into the audit log and is no event.
 *
 * @param before as JSON
 * @param after  as JSON
 */
record AuditNote(String id, Instant at, Caller caller, String action, String resource, @Nullable String before, @Nullable String after) {

    static AuditNote of(Caller caller, String action, Deed deed, Instant at) {
        return new AuditNote(Ids.next("aud"), at, caller, action, Objects.requireNonNullElse(deed.resource(), ""), json(deed.before()),
            json(deed.after()));
    }

    private static @Nullable String json(@Nullable Map<String, ?> fields) {
        return fields == null ? null : StrictJson.tree(fields).toString();
    }
}
