package io.verbatim.channel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How answers of the management API are wrapped: {@code data}, and for lists {@code meta}. */
public sealed interface Envelope {

    /** Whether a handler method answers with one. */
    static boolean isAnswerOf(Method method) {
        var type = method.getGenericReturnType();
        return type == Envelope.class
            || type instanceof ParameterizedType generic && generic.getActualTypeArguments()[0] == Envelope.class;
    }

    /** One thing; {@code idempotencyReplayed} where it was given before. */
    record One(Object data, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean idempotencyReplayed) implements Envelope {

        /** One thing that is given for the first time. */
        public One(Object data) {
            this(data, null);
        }
    }

    /** A part of a list and where it lies. */
    record Many(List<?> data, Meta meta) implements Envelope { }

    /** Where a part lies in its list. */
    record Meta(int page, int perPage, long total, @Nullable String nextCursor) { }

    /** Wraps a part of a list, each item in its outside form. */
    static <T> Many many(Paged<T> part, Page page, Function<? super T, ?> form) {
        return new Many(part.data().stream().map(form).toList(), new Meta(page.number(), page.size(), part.total(), part.next()));
    }
}
