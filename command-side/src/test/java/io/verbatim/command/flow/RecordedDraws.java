package io.verbatim.command.flow;

import io.verbatim.shared.conversation.MessageId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Draws that are written down, and come again in the same order. */
final class RecordedDraws implements Draws {
    private final Draws chance;
    private final List<Object> drawn = new ArrayList<>();

    RecordedDraws(Draws chance) {
        this.chance = chance;
    }

    @Override
    public MessageId message() {
        var drawnNow = chance.message();
        drawn.add(drawnNow);
        return drawnNow;
    }

    @Override
    public int below(int bound) {
        int drawnNow = chance.below(bound);
        drawn.add(drawnNow);
        return drawnNow;
    }

    Draws again() {
        Deque<Object> left = new ArrayDeque<>(drawn);
        return new Draws() {
            @Override
            public MessageId message() {
                return (MessageId) left.remove();
            }

            @Override
            public int below(int bound) {
                return (int) left.remove();
            }
        };
    }
}
