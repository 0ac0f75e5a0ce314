package io.verbatim.query.audit;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.Refused.Fault;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in the audit log, which is in the order of time. */
record AuditPlace(OffsetDateTime at, String id) {

    private static final String NAME = "audit-log";
    private static final AuditPlace END = new AuditPlace(OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), "");

    static AuditPlace of(AuditRow row) {
        return new AuditPlace(row.at().atOffset(ZoneOffset.UTC), row.id());
    }

    /** Where the list begins, or goes on. Refused with INVALID for a cursor that is not one of this list's. */
    static AuditPlace behind(@Nullable String cursor) {
        if (cursor == null) {
            return END;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == 3 && parts[0].equals(NAME) && parts[2].indexOf('\0') < 0) {
                return new AuditPlace(storable(Instant.parse(parts[1])), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Not even readable: refused below like every other cursor that is not ours.
        }
        throw new Refused(Code.INVALID, "Not a cursor of this list", List.of(new Fault("cursor", "is not a cursor of this list")));
    }

    // PostgreSQL's calendar is shorter than Java's.
    private static OffsetDateTime storable(Instant at) {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(END.at.toInstant())) {
            throw new DateTimeException("Nothing was noted at such a time");
        }
        return at.atOffset(ZoneOffset.UTC);
    }

    String cursor() {
        return Base64.getUrlEncoder().withoutPadding()
            .encodeToString("%s|%s|%s".formatted(NAME, at.toInstant(), id).getBytes(StandardCharsets.UTF_8));
    }
}
