package io.verbatim.query.status;

import java.time.Instant;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import org.jspecify.annotations.Nullable;

record StatusRow(String id, @Nullable Instant lastSuccessAt, @Nullable Instant lastFailureAt, @Nullable String lastFailureReason,
                 int consecutiveFailures, long succeeded, long failed, long position) implements Fold.Row {

    static StatusRow uncalled(String id) {
        return new StatusRow(id, null, null, null, 0, 0, 0, -1);
    }

    StatusRow succeeded(Seen seen) {
        return new StatusRow(id, seen.at(), lastFailureAt, lastFailureReason, 0, succeeded + 1, failed, seen.position());
    }

    StatusRow failed(String reason, Seen seen) {
        return new StatusRow(id, lastSuccessAt, seen.at(), reason, consecutiveFailures + 1, succeeded, failed + 1, seen.position());
    }
}
