package io.verbatim.command.eventstore;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/** Turns events, sagas, snapshots and deadlines into stored JSON and back; events under their names in {@link EventTypes}. */
final class StoredSerializer extends JacksonSerializer {

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
    protected String resolveClassName(SerializedType serializedType) {
        Class<?> type = EventTypes.classOf(serializedType.getName());
        return type == null ? super.resolveClassName(serializedType) : type.getName();
    }
}
