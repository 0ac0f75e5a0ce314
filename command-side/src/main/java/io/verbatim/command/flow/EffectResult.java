package io.verbatim.command.flow;

import io.verbatim.shared.effect.Outcome;

/** How an effect ended, for the flow that waits for it. */
public sealed interface EffectResult {

    /** It brought something. */
    record Brought(Outcome outcome) implements EffectResult { }

    /** It could not be done, or nobody knows whether it was; {@code reason} is a word. */
    record Failed(String reason) implements EffectResult { }
}
