package io.verbatim.channel.web;

import io.verbatim.shared.Paged;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.axonframework.messaging.responsetypes.AbstractResponseType;

/** Expects {@code Paged<T>}: Axon's own expectation of an instance does not fit handlers that answer a generic type. */
final class PagedType<T> extends AbstractResponseType<Paged<T>> {
    private static final long serialVersionUID = 1L;

    PagedType() {
        super(Paged.class);
    }

    @Override
    public boolean matches(Type type) {
        return isAssignableFrom(type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Paged<T>> responseMessagePayloadType() {
        return (Class<Paged<T>>) (Class<?>) Paged.class;
    }
}
