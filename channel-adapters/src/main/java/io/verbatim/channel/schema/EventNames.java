package io.verbatim.channel.schema;

import io.verbatim.shared.backend.BackendEvent;
import io.verbatim.shared.bot.BotEvent;
import io.verbatim.shared.channel.ChannelEvent;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.workspace.WorkspaceEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of all events, as they are stored: the vocabulary and the word in it. */
public final class EventNames {
    private static final Map<String, Class<?>> VOCABULARIES = Map.of("backend", BackendEvent.class, "bot", BotEvent.class,
        "channel", ChannelEvent.class, "conversation", ConversationEvent.class, "workspace", WorkspaceEvent.class);
    private static final SortedMap<String, Class<?>> CLASSES = classes();

    private EventNames() {
    }

    /** All names. */
    public static Set<String> all() {
        return CLASSES.keySet();
    }

    /** The name that is meant: itself, or the word alone, for no two vocabularies have the same. */
    public static Optional<String> of(String word) {
        return all().stream().filter(name -> name.equals(word) || name.endsWith("." + word)).findFirst();
    }

    /** The classes by their names, in the order of the names. */
    static SortedMap<String, Class<?>> byName() {
        return CLASSES;
    }

    private static SortedMap<String, Class<?>> classes() {
        var classes = new TreeMap<String, Class<?>>();
        VOCABULARIES.forEach((name, vocabulary) -> Arrays.stream(vocabulary.getPermittedSubclasses())
            .forEach(type -> classes.put(name + "." + type.getSimpleName(), type)));
        return Collections.unmodifiableSortedMap(classes);
    }
}
