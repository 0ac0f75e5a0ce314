package io.verbatim.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Folds the events of a batch into rows: reads the rows that the batch touches at once, lets each event change its row in order, writes
 * the changed rows at once. An event that a row has already taken in changes nothing.
 *
 * @param <R> a row
 */
public final class Fold<R extends Fold.Row> {

    private final Batch<Map<String, List<Change<R>>>> batch;
    private final Table<R> table;

    /** @param name of the table, unique in the process */
    public Fold(String name, Table<R> table) {
        this.table = table;
        this.batch = new Batch<>(name, LinkedHashMap::new, this::flush);
    }

    /** Changes, at the end of the batch, the row of this id by the event at this position. */
    public void change(Object id, long position, Step<R> step) {
        batch.current().computeIfAbsent(id.toString(), any -> new ArrayList<>()).add(new Change<>(position, step));
    }

    private void flush(Map<String, List<Change<R>>> changes) {
        Map<String, R> before = table.load(changes.keySet().toArray(String[]::new)).stream()
            .collect(Collectors.toMap(Row::id, Function.identity()));
        List<R> changed = new ArrayList<>(changes.size());
        changes.forEach((id, steps) -> {
            R row = before.get(id);
            R after = fold(row, steps);
            if (after != null && after != row) {
                changed.add(after);
            }
        });
        if (!changed.isEmpty()) {
            table.save(changed);
        }
    }

    private static <R extends Row> @Nullable R fold(@Nullable R before, List<Change<R>> changes) {
        R row = before;
        for (var change : changes) {
            if (row == null || row.position() < change.position()) {
                row = change.step().apply(row);
            }
        }
        return row;
    }

    /** A row that knows the last event it has taken in. */
    public interface Row {
        /** By which events name it. */
        String id();

        long position();
    }

    /** Where the rows are kept. */
    public interface Table<R> {
        /** Those of these rows that there are. */
        List<R> load(String[] ids);

        /** Writes new and changed rows. */
        void save(List<R> rows);
    }

    /** What an event makes of a row; of none, where it is not the row's first event, it makes none. */
    @FunctionalInterface
    public interface Step<R> {
        @Nullable R apply(@Nullable R row);
    }

    private record Change<R>(long position, Step<R> step) { }
}
