package io.verbatim.channel.effect;

import io.verbatim.shared.effect.Outcome;

/** How an effect ended on this node. */
public sealed interface Performed {

    /** It brought something. */
    record Done(Outcome outcome) implements Performed { }

    /**
     * It could not be done.
     *
     * @param reason a word in snake_case, by which flows and operators tell failures apart
     * @param detail a sentence for operators, free of secrets and of what users and servers sent
     */
    record Failed(String reason, String detail) implements Performed { }

    /** It was not done: this node stood still, and somebody else may have taken it over. */
    record Lost() implements Performed { }

    /** This node is being stopped; nothing is recorded, and whoever lives takes over. */
    record Abandoned() implements Performed { }
}
