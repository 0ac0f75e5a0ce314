package io.verbatim.command.eventstore;

import com.fasterxml.jackson.databind.ObjectReader;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/** Turns events, sagas, snapshots and deadlines into stored JSON and back; events under their names in {@link EventTypes}. */
final class StoredSerializer extends JacksonSerializer {

    // Each knows what it takes to read its type; made anew for each event, one costs a tenth of the reading.
    private final ClassValue<ObjectReader> readers = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return StoredSerializer.super.getReader(type);
        }
    };

    private StoredSerializer(Builder builder) {
        super(builder);
    }

    static StoredSerializer create() {
        return new StoredSerializer(JacksonSerializer.builder().objectMapper(StoredJson.mapper()));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in Axon's interface
    public SerializedType typeForClass(Class type) {
        String name = type == null ? null : EventTypes.nameOf(type);
        return name == null ? super.typeForClass(type) : new SimpleSerializedType(name, EventTypes.revisionOf(type));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in Axon's interface
    public Class classForType(SerializedType type) {
        Class<?> event = EventTypes.classOf(type.getName());
        return event == null ? super.classForType(type) : event;
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.get(type);
    }
}
