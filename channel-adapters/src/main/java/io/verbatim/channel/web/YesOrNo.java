package io.verbatim.channel.web;

import java.lang.reflect.Type;
import org.axonframework.messaging.responsetypes.AbstractResponseType;

/** Expects a boolean, boxed or not. */
final class YesOrNo extends AbstractResponseType<Boolean> {
    private static final long serialVersionUID = 1L;

    YesOrNo() {
        super(Boolean.class);
    }

    @Override
    public boolean matches(Type type) {
        return type == boolean.class || type == Boolean.class;
    }

    @Override
    public Class<Boolean> responseMessagePayloadType() {
        return Boolean.class;
    }
}
