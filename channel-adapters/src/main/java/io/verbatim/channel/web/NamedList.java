package io.verbatim.channel.web;

import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.Refused.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A short list that is known as a whole, given out part by part in the order of a key that no two items share.
 *
 * @param name marks the list's cursors, so that those of other lists are refused
 */
public record NamedList<T>(String name, Function<T, String> key) {

    /** A part of these. Refused with INVALID for a cursor that is not one of this list's. */
    public Paged<T> part(List<T> all, Page page) {
        var behind = page.after() == null ? null : keyOf(page.after());
        var rest = all.stream().filter(item -> behind == null || key.apply(item).compareTo(behind) > 0).sorted(Comparator.comparing(key))
            .skip(behind == null ? page.offset() : 0).limit(page.size() + 1L).toList();
        boolean isMore = rest.size() > page.size();
        var part = isMore ? rest.subList(0, page.size()) : rest;
        return new Paged<>(part, all.size(), isMore ? cursor(part.getLast()) : null);
    }

    private String cursor(T last) {
        var text = "%s:%s".formatted(name, key.apply(last));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String keyOf(String cursor) {
        var text = decoded(cursor);
        if (text == null || !text.startsWith(name + ":")) {
            throw new Refused(Code.INVALID, "Not a cursor of this list", List.of(new Fault("cursor", "is not a cursor of this list")));
        }
        return text.substring(name.length() + 1);
    }

    private static @Nullable String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
