package io.verbatim.command.eventstore;

import io.verbatim.command.eventstore.AppendBatch.Claim;
import io.verbatim.command.eventstore.AppendBatch.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What several callers have brought, as the rows that are written in one go; each with the claim that it hangs on, if it hangs on one. */
record Group(List<Append> appends) {

    private static final int MOST = 256;
    private static final int MOST_CHARACTERS = 16_000_000;

    /** A row that is written if its append's request was not accepted before; null for a row that is written anyway. */
    record Entry<T>(T row, @Nullable String turnId) { }

    /** This one and others that wait. Large events go in smaller groups: a statement is held in memory as a whole, here and there. */
    static List<Append> led(Append first, Queue<Append> waiting) {
        var group = new ArrayList<>(List.of(first));
        int characters = first.characters();
        for (var next = waiting.peek(); next != null && group.size() < MOST; next = waiting.peek()) {
            characters += next.characters();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            group.add(waiting.remove());
        }
        return group;
    }

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
