package io.verbatim.query;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.verbatim.shared.conversation.ConversationEvent;
import java.util.Locale;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/** Reads stored events of conversations as the event store does: by their short names. */
final class NamedEvents extends JacksonSerializer {

    private NamedEvents(Builder builder) {
        super(builder);
    }

    static NamedEvents create() {
        var mapper = JsonMapper.builder().addModule(new JavaTimeModule()).propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        return new NamedEvents(JacksonSerializer.builder().objectMapper(mapper));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in Axon's class
    public SerializedType typeForClass(Class type) {
        var enclosing = type.getEnclosingClass();
        if (enclosing == null) {
            return super.typeForClass(type);
        }
        var vocabulary = enclosing.getSimpleName().replace("Event", "").toLowerCase(Locale.ROOT);
        return new SimpleSerializedType(vocabulary + "." + type.getSimpleName(), "1");
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return type.getName().startsWith("conversation.")
            ? ConversationEvent.class.getName() + "$" + type.getName().substring("conversation.".length()) : super.resolveClassName(type);
    }
}
