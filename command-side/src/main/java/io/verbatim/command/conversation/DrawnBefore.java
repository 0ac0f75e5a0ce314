package io.verbatim.command.conversation;

import io.verbatim.command.flow.Draws;
import io.verbatim.shared.conversation.MessageId;
import org.jspecify.annotations.Nullable;

/** Chance for a message that was drawn when its first piece was passed on: the first one has that id, later ones are new. */
final class DrawnBefore implements Draws {

    private final Draws fresh;
    private @Nullable MessageId drawn;

    DrawnBefore(MessageId drawn, Draws fresh) {
        this.drawn = drawn;
        this.fresh = fresh;
    }

    @Override
    public MessageId message() {
        var first = drawn;
        drawn = null;
        return first == null ? fresh.message() : first;
    }

    @Override
    public int below(int bound) {
        return fresh.below(bound);
    }
}
