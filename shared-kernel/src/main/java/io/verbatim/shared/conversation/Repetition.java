package io.verbatim.shared.conversation;

import io.verbatim.shared.conversation.ConversationCommand.Redeliver;

/**
 * What it takes to ask for a delivery once more.
 *
 * @param state    that it is in now
 * @param outgoing with the number of the round that is to come
 * @param part     the first that was not accepted, from 0
 * @param attempts that were made
 */
public record Repetition(String state, Outgoing outgoing, int part, int attempts) {

    /** Whether it may be asked for: it is neither under way nor known to have arrived. */
    public boolean isOpen() {
        return state.equals("failed") || state.equals("unknown");
    }

    /** The command. */
    public Redeliver command() {
        return new Redeliver(outgoing, part, attempts);
    }
}
