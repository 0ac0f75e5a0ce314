package io.verbatim.command.flow;

import io.verbatim.shared.effect.Effect;
import org.jspecify.annotations.Nullable;

/** Where a component leads. */
sealed interface Step {
    /** On to another component; null, or a name that nothing has, is a failure of the component that says so. */
    record GoTo(@Nullable String componentId) implements Step { }

    /** Nowhere until the user says something. */
    record Stay() implements Step { }

    /** Nowhere until a backend has replied. */
    record AskBackend() implements Step { }

    /**
     * Nowhere until the effect has an outcome.
     *
     * @param sensitive whether it holds what no view shows
     */
    record Ask(Effect effect, boolean sensitive) implements Step { }

    /** To the end of the session. */
    record Finish() implements Step { }

    /** Its error way; without one the user gets the error message and the flow waits here. */
    record Fail(String reason, @Nullable String error) implements Step { }
}
