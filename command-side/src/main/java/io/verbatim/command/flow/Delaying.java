package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.Delay;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import org.jspecify.annotations.Nullable;

/** Lets time pass. */
final class Delaying extends Acting<Delay> {

    @Override
    public Step enter(Delay delay, Visit visit) {
        int length = Math.clamp(requireNonNullElse(delay.delayMs(), 0), 0, Delay.LONGEST_MS);
        return length == 0 ? new Step.GoTo(delay.next()) : new Step.Ask(new Effect.Pause(length), false);
    }

    @Override
    Step brought(Delay delay, Outcome outcome, Visit visit) {
        return new Step.GoTo(delay.next());
    }

    @Override
    @Nullable String error(Delay delay) {
        return delay.error();
    }

    @Override
    boolean callsOut() {
        return false;
    }

    @Override
    void inspectFields(Delay delay, Inspection inspection) {
        if (delay.delayMs() == null || delay.delayMs() < 0 || delay.delayMs() > Delay.LONGEST_MS) {
            inspection.error("invalid_value", "delay_ms", "must be 0 to %d".formatted(Delay.LONGEST_MS));
        }
        inspection.way("next", delay.next());
    }
}
