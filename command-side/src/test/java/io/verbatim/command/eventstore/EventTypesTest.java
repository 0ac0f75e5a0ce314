package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.backend.BackendEvent;
import io.verbatim.shared.bot.BotEvent;
import io.verbatim.shared.channel.ChannelEvent;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.workspace.WorkspaceEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void neverRenamesAStoredType() {
        var pinned = lines("/io/verbatim/command/eventstore/event-types.txt");

        var names = EventTypes.all().stream().map(EventTypes::nameOf).sorted().toList();

        assertThat(names).as("a new event is added to event-types.txt; a line there is never changed").isEqualTo(pinned);
    }

    @Test
    void namesEveryEventOfTheLanguage() {
        var events = Stream.of(BackendEvent.class, BotEvent.class, ChannelEvent.class, ConversationEvent.class, WorkspaceEvent.class)
            .flatMap(vocabulary -> Arrays.stream(vocabulary.getPermittedSubclasses()))
            .toList();

        assertThat(EventTypes.all()).hasSize(events.size()).containsAll(events);
    }

    @Test
    void findsTheClassOfAName() {
        assertThat(EventTypes.all()).allSatisfy(type -> assertThat(EventTypes.classOf(EventTypes.nameOf(type))).isEqualTo(type));
    }

    private static List<String> lines(String resource) {
        try (var in = EventTypesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
