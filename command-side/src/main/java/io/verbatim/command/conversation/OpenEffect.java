package io.verbatim.command.conversation;

import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.EffectId;

/**
 * The effect that a flow waits for.
 *
 * @param no counts how often it was begun, from 1
 */
record OpenEffect(EffectId id, String componentId, int no, Effect effect, boolean sensitive) {
    static OpenEffect of(EffectRequested event) {
        return new OpenEffect(event.effectId(), event.componentId(), event.no(), event.effect(), event.sensitive());
    }
}
