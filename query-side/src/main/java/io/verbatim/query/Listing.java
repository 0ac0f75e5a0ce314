package io.verbatim.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.Refused.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A list that is read part by part, by number or by cursor, in the order of one whole number that no two rows share.
 * Handlers declare a raw {@link Paged} as what they answer: the query bus matches a class only, never one with type arguments.
 *
 * @param name    marks the list's cursors, so that those of other lists are refused
 * @param columns what {@code row} needs
 * @param from    the tables and the condition, {@code FROM ... WHERE ...}
 * @param key     the number
 * @param run     a number of which the same holds, and that many rows share; null where there is none
 */
public record Listing<T>(String name, String columns, String from, String key, boolean newestFirst, RowMapper<T> row, @Nullable String run) {

    /** To count further costs more than anybody learns from it. */
    private static final int COUNTED = 10_000;

    /** A list that begins with the highest number. */
    public static <T> Listing<T> newestFirst(String name, String columns, String from, String key, RowMapper<T> row) {
        return new Listing<>(name, columns, from, key, true, row, null);
    }

    /** A list that begins with the lowest number. */
    public static <T> Listing<T> oldestFirst(String name, String columns, String from, String key, RowMapper<T> row) {
        return new Listing<>(name, columns, from, key, false, row, null);
    }

    /** The same list, of which {@code from} tells run by run, in order: so it is sorted run by run, and told no further than it is read. */
    public Listing<T> inRuns(String by) {
        return new Listing<>(name, columns, from, key, newestFirst, row, by);
    }

    /** One part of a list too long to be counted: the total is what is known to be there at least. Refused as {@link #read}. */
    public Paged<T> readUncounted(JdbcClient jdbc, Page page, Map<String, ?> parameters) {
        int size = Math.clamp(page.size(), 1, Page.MOST);
        var rows = rows(jdbc, page, parameters, size, skip(page));
        return paged(rows, size, skip(page) + rows.size());
    }

    /** One part of a list that may be long: counted up to 10,000, from there on the planner's estimate. Refused as {@link #read}. */
    public Paged<T> readEstimated(JdbcClient jdbc, Page page, Map<String, ?> parameters) {
        return readEstimated(jdbc, page, parameters, from);
    }

    /**
     * The same where {@code from} asks for the part itself, by {@code :edge}, {@code :size} and {@code :skip}.
     *
     * @param counted the same rows, all of them, {@code FROM ...}
     */
    public Paged<T> readEstimated(JdbcClient jdbc, Page page, Map<String, ?> parameters, String counted) {
        int size = Math.clamp(page.size(), 1, Page.MOST);
        long total = jdbc.sql("SELECT count(*) FROM (SELECT 1 %s LIMIT %d) AS counted".formatted(counted, COUNTED + 1)).params(parameters)
            .query(Long.class).single();
        return paged(rows(jdbc, page, parameters, size, skip(page)), size,
            total <= COUNTED ? total : Math.max(total, Estimate.of(jdbc, "SELECT 1 " + counted, parameters)));
    }

    /** One part of a list of which all keys are known; {@code from} holds only for those in {@code :keys}. Refused as {@link #read}. */
    public Paged<T> readKnown(JdbcClient jdbc, Page page, Collection<Long> keys, Map<String, ?> parameters) {
        int size = Math.clamp(page.size(), 1, Page.MOST);
        long edge = edge(page);
        var part = keys.stream().filter(key -> newestFirst ? key < edge : key > edge)
            .sorted(newestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder()).skip(skip(page)).limit(size + 1).toList();
        var given = new HashMap<String, Object>(parameters);
        given.put("keys", part.stream().limit(size).toArray(Long[]::new));
        var rows = rows(jdbc, page, given, size, 0).stream().map(Keyed::value).toList();
        return new Paged<>(rows, keys.size(), part.size() > size ? cursor(part.get(size - 1)) : null);
    }

    /** One part of the list. Refused with INVALID for a cursor that is not one of this list's. */
    public Paged<T> read(JdbcClient jdbc, Page page, Map<String, ?> parameters) {
        int size = Math.clamp(page.size(), 1, Page.MOST);
        long total = jdbc.sql("SELECT count(*) " + from).params(parameters).query(Long.class).single();
        return paged(rows(jdbc, page, parameters, size, skip(page)), size, total);
    }

    private List<Keyed<T>> rows(JdbcClient jdbc, Page page, Map<String, ?> parameters, int size, long skip) {
        return jdbc.sql(sql()).params(parameters)
            .param("edge", edge(page)).param("size", size + 1).param("skip", skip)
            .query((found, no) -> new Keyed<>(found.getLong("listing_key"), row.mapRow(found, no))).list();
    }

    private String sql() {
        var direction = newestFirst ? " DESC" : " ASC";
        return "SELECT %s, %s AS listing_key %s AND %s %s :edge ORDER BY %s LIMIT :size OFFSET :skip".formatted(columns, key, from, key,
            newestFirst ? "<" : ">", (run == null ? "" : run + direction + ", ") + key + direction);
    }

    private Paged<T> paged(List<Keyed<T>> rows, int size, long total) {
        var part = rows.subList(0, Math.min(size, rows.size()));
        var next = rows.size() > size ? cursor(part.getLast().key()) : null;
        return new Paged<>(part.stream().map(Keyed::value).toList(), total, next);
    }

    private long skip(Page page) {
        return page.after() == null ? Math.max(0, page.offset()) : 0;
    }

    /** What the part begins behind, of the keys in their order. Refused with INVALID for a cursor that is not one of this list's. */
    public long edge(Page page) {
        if (page.after() != null) {
            return keyOf(page.after());
        }
        return newestFirst ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    private String cursor(long last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString("%s:%d".formatted(name, last).getBytes(StandardCharsets.UTF_8));
    }

    private long keyOf(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(name + ":")) {
                return Long.parseLong(text.substring(name.length() + 1));
            }
        } catch (IllegalArgumentException e) {
            // Not even readable: refused below like every other cursor that is not ours.
        }
        throw new Refused(Code.INVALID, "Not a cursor of this list", List.of(new Fault("cursor", "is not a cursor of this list")));
    }

    private record Keyed<T>(long key, T value) { }
}
