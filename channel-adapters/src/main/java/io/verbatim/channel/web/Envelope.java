package io.verbatim.channel.web;

import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How answers of the management API are wrapped: {@code data}, and for lists {@code meta}. */
public sealed interface Envelope {

    /** One thing. */
    record One(Object data) implements Envelope { }

    /** A part of a list and where it lies. */
    record Many(List<?> data, Meta meta) implements Envelope { }

    /** Where a part lies in its list. */
    record Meta(int page, int perPage, long total, @Nullable String nextCursor) { }

    /** Wraps a part of a list, each item in its outside form. */
    static <T> Many many(Paged<T> part, Page page, Function<? super T, ?> form) {
        return new Many(part.data().stream().map(form).toList(), new Meta(page.number(), page.size(), part.total(), part.next()));
    }
}
