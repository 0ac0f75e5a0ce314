package io.verbatim.command.flow;

import io.verbatim.shared.conversation.MessageId;
import java.util.random.RandomGenerator;

/** Draws from a generator. */
record RandomDraws(RandomGenerator chance) implements Draws {

    @Override
    public MessageId message() {
        return new MessageId("msg_" + Long.toUnsignedString(chance.nextLong()));
    }

    @Override
    public int below(int bound) {
        return chance.nextInt(bound);
    }
}
