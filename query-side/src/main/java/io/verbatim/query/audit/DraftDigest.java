package io.verbatim.query.audit;

import io.verbatim.query.StoredJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Drafts as the audit log tells them: by a fingerprint, their size, and what became different; they lie in the events as a whole. */
final class DraftDigest {

    private static final List<String> FIELDS = List.of("draft", "definition");
    private static final String COMPONENTS = "components";

    private DraftDigest() {
    }

    /** The fields of an event, a draft among them told briefly: against the one that was there before, where that is known. */
    static @Nullable Map<String, Object> of(@Nullable Map<String, Object> fields, @Nullable Map<String, Object> before) {
        var name = name(fields);
        if (fields == null || name == null) {
            return fields;
        }
        var draft = draft(fields);
        var told = new LinkedHashMap<>(fields);
        var digest = new LinkedHashMap<String, Object>();
        digest.put("sha256", sha256(StoredJson.write(draft)));
        digest.put(COMPONENTS, parts(draft).size());
        if (name(before) != null) {
            digest.putAll(difference(draft(before), draft));
        }
        told.put(name, digest);
        return told;
    }

    private static Map<String, Object> difference(Map<?, ?> before, Map<?, ?> after) {
        var was = parts(before);
        var is = parts(after);
        var difference = new LinkedHashMap<String, Object>();
        put(difference, "added", is.keySet().stream().filter(id -> !was.containsKey(id)).toList());
        put(difference, "removed", was.keySet().stream().filter(id -> !is.containsKey(id)).toList());
        put(difference, "changed", is.keySet().stream().filter(id -> was.containsKey(id) && !is.get(id).equals(was.get(id))).toList());
        put(difference, "settings_changed", List.copyOf(changedBeside(before, after)));
        return difference;
    }

    private static Set<String> changedBeside(Map<?, ?> before, Map<?, ?> after) {
        var names = new TreeSet<String>();
        before.keySet().forEach(name -> names.add(String.valueOf(name)));
        after.keySet().forEach(name -> names.add(String.valueOf(name)));
        names.removeIf(name -> COMPONENTS.equals(name) || Objects.equals(before.get(name), after.get(name)));
        return names;
    }

    private static void put(Map<String, Object> difference, String name, List<String> found) {
        if (!found.isEmpty()) {
            difference.put(name, found);
        }
    }

    private static Map<String, Object> parts(Map<?, ?> draft) {
        var parts = new LinkedHashMap<String, Object>();
        if (draft.get(COMPONENTS) instanceof List<?> components) {
            components.forEach(component -> parts.put(
                component instanceof Map<?, ?> fields ? String.valueOf(fields.get("id")) : "", String.valueOf(component)));
        }
        return parts;
    }

    private static @Nullable String name(@Nullable Map<String, Object> fields) {
        return fields == null ? null : FIELDS.stream().filter(field -> fields.get(field) instanceof Map<?, ?>).findFirst().orElse(null);
    }

    private static Map<?, ?> draft(@Nullable Map<String, Object> fields) {
        return fields != null && fields.get(name(fields)) instanceof Map<?, ?> draft ? draft : Map.of();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
