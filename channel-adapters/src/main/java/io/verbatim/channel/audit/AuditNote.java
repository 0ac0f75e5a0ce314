package io.verbatim.channel.audit;

import io.verbatim.channel.web.Caller;
import io.verbatim.shared.Ids;
import java.time.Instant;

/** Something that belongs into the audit log and is no event. */
record AuditNote(String id, Instant at, Caller caller, String action, String resource) {

    static AuditNote of(Caller caller, String action, String resource, Instant at) {
        return new AuditNote(Ids.next("aud"), at, caller, action, resource);
    }
}
