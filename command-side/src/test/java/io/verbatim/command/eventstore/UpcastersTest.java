package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpcastersTest {

    private final Serializer serializer = StoredSerializer.create();

    @ParameterizedTest(name = "{0}")
    @MethodSource("everStored")
    void readsEveryShapeThatWasEverStoredWithoutLosingAnything(StoredFile file) throws JsonProcessingException {
        var read = serializer.<String, Object>deserialize(only(upcast(Upcasters.ALL, file)).getData(String.class));

        assertThat(read).isInstanceOf(Objects.requireNonNull(EventTypes.classOf(file.name())));
        if (EventTypes.revisionOf(read.getClass()).equals(Integer.toString(file.revision()))) {
            StoredFile.assertHolds(tree(serializer.serialize(read, String.class).getData()), tree(file.json()), "");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void knowsTheWayFromEachShapeToTheNext(String name) {
        int present = Integer.parseInt(EventTypes.revisionOf(Objects.requireNonNull(EventTypes.classOf(name))));

        assertThat(Upcasters.STEPS.stream().map(Upcaster::before).filter(type -> type.getName().equals(name)).map(type -> type.getRevision()))
            .containsExactlyInAnyOrderElementsOf(IntStream.range(1, present).mapToObj(Integer::toString).toList());
    }

    @Test
    void changesAShapeStepByStepAndLeavesOthersAlone() throws JsonProcessingException {
        var steps = Upcasters.of(List.of(
            new Upcaster("bot.BotChanged", 1, bot -> renamed(bot, "name", "title")),
            new Upcaster("bot.BotChanged", 2, bot -> bot.put("colour", "grey"))));

        var after = only(upcast(steps, StoredFile.of("bot.BotChanged", 1)));
        var other = only(upcast(steps, StoredFile.of("bot.VersionActivated", 1)));

        assertThat(after.getType().getRevision()).isEqualTo("3");
        assertThat(tree(after.getData(String.class).getData())).isEqualTo(tree(StoredFile.resource("upcast/bot.BotChanged.3.json")));
        assertThat(other.getType().getRevision()).isEqualTo("1");
        assertThat(other.getData(String.class).getData()).isEqualTo(StoredFile.of("bot.VersionActivated", 1).json());
    }

    static Stream<StoredFile> everStored() {
        return types().flatMap(name -> IntStream
            .rangeClosed(1, Integer.parseInt(EventTypes.revisionOf(Objects.requireNonNull(EventTypes.classOf(name)))))
            .mapToObj(revision -> StoredFile.of(name, revision)));
    }

    static Stream<String> types() {
        return EventTypes.all().stream().map(EventTypes::nameOf).map(Objects::requireNonNull).sorted();
    }

    private Stream<IntermediateEventRepresentation> upcast(EventUpcaster steps, StoredFile file) {
        DomainEventData<String> stored = new GenericDomainEventEntry<>("Bot", "bot_1", 0, "event-1", Instant.EPOCH, file.name(),
            Integer.toString(file.revision()), file.json(), "{}");
        return steps.upcast(Stream.of(new InitialEventRepresentation(stored, serializer)));
    }

    private static <T> T only(Stream<T> one) {
        return one.reduce((a, b) -> {
            throw new AssertionError("More than one");
        }).orElseThrow();
    }

    private JsonNode tree(String json) throws JsonProcessingException {
        return StoredJson.mapper().readTree(json);
    }

    private static ObjectNode renamed(ObjectNode fields, String from, String to) {
        JsonNode value = fields.remove(from);
        return fields.set(to, value);
    }
}
