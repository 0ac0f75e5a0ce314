package io.verbatim.channel.effect;

import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import org.springframework.stereotype.Component;

/**
 * Lets time pass. The pause itself is durable in the list of work: if this node goes away, who takes over waits out the rest, by the
 * database's clock.
 */
@Component
final class PausePerformer implements EffectPerformer<Effect.Pause> {

    @Override
    public Class<Effect.Pause> kind() {
        return Effect.Pause.class;
    }

    @Override
    public Performed perform(Effect.Pause pause, EffectRequested request) {
        try {
            Thread.sleep(pause.delayMs());
            return new Performed.Done(new Outcome.Paused());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Performed.Abandoned();
        }
    }
}
