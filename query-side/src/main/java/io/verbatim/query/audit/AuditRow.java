package io.verbatim.query.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.workspace.AuditView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log before it is shown.
 *
 * @param type     of an event; null for what is none
 * @param resource of an event, its stream
 */
record AuditRow(String id, Instant at, @Nullable String actor, @Nullable String type, String action, String resource, long sequence,
                @Nullable Map<String, Object> before, @Nullable Map<String, Object> after, @Nullable String ip) {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() { };
    private static final String DIGEST = "digest";
    private static final int FINGERPRINT = 16;

    static AuditRow of(ResultSet row, int no) throws SQLException {
        var type = row.getString("type");
        return new AuditRow(row.getString("id"), Columns.instant(row, "at"), row.getString("actor"), type,
            type == null ? row.getString("action") : Aspect.action(type), row.getString("resource"), row.getLong("seq"),
            fields(row.getString("before")), fields(row.getString("after")), row.getString("ip"));
    }

    static @Nullable Map<String, Object> fields(@Nullable String json) {
        return json == null ? null : StoredJson.read(json, FIELDS);
    }

    /** Where to look for what was there before: null if not in another event. */
    @Nullable Earlier earlier() {
        return type == null || Aspect.before(type).isEmpty() ? null
            : new Earlier(id, resource, sequence, String.join(",", Aspect.before(type)), Objects.requireNonNullElse(subject(), ""));
    }

    /** Events older than one, of some types, about one thing. */
    record Earlier(String id, String stream, long sequence, String types, String subject) { }

    AuditView shown(@Nullable Map<String, Object> found) {
        var was = found == null ? told() : found;
        var is = type != null && Aspect.isEnd(type) ? null : without(after, "before");
        return new AuditView(id, at, actor, action, Objects.requireNonNullElse(subject(), resource),
            hidden(DraftDigest.of(without(was, "before"), null)), hidden(DraftDigest.of(is, was)), ip);
    }

    /** Some events tell by themselves what their settings were before. */
    private @Nullable Map<String, Object> told() {
        return type != null && after != null && after.get("before") instanceof Map<?, ?> settings ? Map.of("settings", settings) : before;
    }

    private @Nullable String subject() {
        return type == null || after == null ? null : Aspect.subject(after);
    }

    private static @Nullable Map<String, Object> without(@Nullable Map<String, Object> fields, String name) {
        if (fields == null || !fields.containsKey(name)) {
            return fields;
        }
        var rest = new LinkedHashMap<>(fields);
        rest.remove(name);
        return rest;
    }

    // A digest could be compared with one that was computed elsewhere; half of it tells keys apart as well.
    private static @Nullable Object hidden(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> fields -> fields.entrySet().stream().filter(field -> field.getValue() != null)
                .collect(Collectors.toMap(field -> DIGEST.equals(field.getKey()) ? "fingerprint" : String.valueOf(field.getKey()),
                    field -> Objects.requireNonNull(DIGEST.equals(field.getKey()) ? half(field.getValue()) : hidden(field.getValue())),
                    (a, b) -> a, LinkedHashMap::new));
            case List<?> items -> items.stream().map(AuditRow::hidden).toList();
            case null, default -> value;
        };
    }

    private static String half(Object digest) {
        var text = digest.toString();
        return text.substring(0, Math.min(FINGERPRINT, text.length()));
    }
}
