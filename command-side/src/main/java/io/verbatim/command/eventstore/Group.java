package io.verbatim.command.eventstore;

import io.verbatim.command.eventstore.AppendBatch.Claim;
import io.verbatim.command.eventstore.AppendBatch.Work;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What several callers have brought, as the rows that are written in one go; each with the claim that it hangs on, if it hangs on one. */
record Group(List<Append> appends) {

    /** A row that is written if its append's request was not accepted before; null for a row that is written anyway. */
    record Entry<T>(T row, @Nullable String turnId) { }

    List<Entry<EventRow>> events() {
        return entries(append -> append.rows().stream());
    }

    List<Entry<Work>> opened() {
        return entries(append -> append.batch().opened().values().stream());
    }

    List<Entry<String>> closed() {
        return entries(append -> append.batch().closed().stream());
    }

    List<Claim> claims() {
        return appends.stream().map(append -> append.batch().claim()).filter(Objects::nonNull).toList();
    }

    boolean hasWork() {
        return appends.stream().anyMatch(append -> !append.batch().opened().isEmpty() || !append.batch().closed().isEmpty());
    }

    private <T> List<Entry<T>> entries(Function<Append, Stream<T>> part) {
        return appends.stream().flatMap(append -> part.apply(append).map(row -> new Entry<>(row, turnId(append)))).toList();
    }

    private static @Nullable String turnId(Append append) {
        var claim = append.batch().claim();
        return claim == null ? null : claim.turnId();
    }
}
