package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotId;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoredSerializerTest {

    private final Serializer serializer = StoredSerializer.create();

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void bringsEveryEventBackAsItWas(String name, Object event) {
        SerializedObject<String> stored = serializer.serialize(event, String.class);

        Object read = serializer.deserialize(stored);

        assertThat(stored.getType().getName()).isEqualTo(name);
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(read).isEqualTo(event);
        assertThat(serializer.serialize(read, String.class).getData()).isEqualTo(stored.getData());
    }

    @Test
    void writesSnakeCaseAndLeavesOutWhatIsNot() {
        var event = new BotChanged(new BotId("bot_1"), "Ada", null);

        assertThat(serializer.serialize(event, String.class).getData()).isEqualTo("""
            {"bot_id":"bot_1","name":"Ada"}""");
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() {
        var stored = new SimpleSerializedObject<>("""
            {"bot_id":"bot_1","name":"Ada","colour":"green"}""", String.class, "bot.BotChanged", "1");

        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(new BotChanged(new BotId("bot_1"), "Ada", null));
    }

    @Test
    void bringsMetadataBack() {
        var metadata = MetaData.from(Map.of("workspace_id", "ws_1", "count", 3));

        assertThat(serializer.<String, Object>deserialize(serializer.serialize(metadata, String.class))).isEqualTo(metadata);
    }

    static Stream<Arguments> events() {
        return EventTypes.all().stream()
            .sorted(Comparator.comparing(EventTypes::nameOf))
            .flatMap(type -> SampleRecords.of(type).map(event -> arguments(EventTypes.nameOf(type), event)));
    }
}
