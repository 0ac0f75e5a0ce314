package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.processor.LogReader.Entry;
import io.verbatim.command.eventstore.processor.LogReader.Page;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** As many events as are taken at a time: a number of them, and no more text than memory, and a statement that writes it, are good for. */
final class Armful {

    static final int CHARACTERS = 16_000_000;

    private final List<TrackedEventMessage<?>> events = new ArrayList<>();
    private final int limit;
    private long room = CHARACTERS;
    private long last;

    Armful(int limit) {
        this.limit = limit;
    }

    /** Even an event that is larger than all the room is taken, alone or as the last. */
    boolean isFull() {
        return events.size() >= limit || room <= 0;
    }

    void add(Entry entry) {
        events.add(entry.event());
        room -= entry.length();
        last = entry.position();
    }

    /** @param end up to where all was looked at, if it is not full */
    Page upTo(long end) {
        return new Page(events, isFull() ? last : end);
    }
}
