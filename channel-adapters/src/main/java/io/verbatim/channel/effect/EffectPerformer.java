package io.verbatim.channel.effect;

import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;

/**
 * Does one kind of effect. Called on a virtual thread, so it may block; it bounds its own time.
 *
 * @param <E> the kind
 */
public interface EffectPerformer<E extends Effect> {

    /** The kind that it does. */
    Class<E> kind();

    /**
     * Does it once. What it throws counts as a failure of reason {@code unknown}.
     *
     * @param request on whose behalf: workspace, bot and version stand in its pin
     */
    Performed perform(E effect, EffectRequested request);
}
