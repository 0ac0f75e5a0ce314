package io.verbatim.command.conversation;

import io.verbatim.command.flow.Draws;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.effect.EffectId;

/** Ids and random numbers, passed in; what comes of them stands on the events. */
public interface Chance extends Draws {

    DispatchId dispatch();

    AttemptId attempt();

    EffectId effect();

    /** From 0 (included) to 1 (excluded). */
    double fraction();
}
