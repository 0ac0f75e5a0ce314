package io.verbatim.shared.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Why a bot cannot be given what its user said.
 *
 * @param reason a word for why not
 * @param answer what the user is told; null for nothing
 * @param once   whether the user is told only once in a session
 */
public record Misfit(String reason, @Nullable String answer, boolean once) {

    /** One that the user is told each time. */
    public Misfit(String reason, @Nullable String answer) {
        this(reason, answer, false);
    }

    /** The same, and nobody is told. */
    public Misfit inSilence() {
        return new Misfit(reason, null, once);
    }
}
