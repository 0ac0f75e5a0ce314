package io.verbatim.command.conversation;

import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.effect.EffectId;
import java.util.random.RandomGenerator;

/** New ids and real dice. */
record RealChance(RandomGenerator dice) implements Chance {

    @Override
    public MessageId message() {
        return MessageId.next();
    }

    @Override
    public DispatchId dispatch() {
        return DispatchId.next();
    }

    @Override
    public AttemptId attempt() {
        return AttemptId.next();
    }

    @Override
    public EffectId effect() {
        return EffectId.next();
    }

    @Override
    public int below(int bound) {
        return dice.nextInt(bound);
    }

    @Override
    public double fraction() {
        return dice.nextDouble();
    }
}
