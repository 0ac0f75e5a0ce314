package io.verbatim.command.flow;

import io.verbatim.shared.conversation.MessageId;

/** Chance, passed in: what is drawn ends up on an event and is never drawn again. */
public interface Draws {
    /** A new id for a message of the bot. */
    MessageId message();

    /** A number from 0 (included) to the bound (excluded). */
    int below(int bound);
}
