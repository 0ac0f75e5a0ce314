package io.verbatim.command.flow;

import io.verbatim.shared.effect.Effect;

/** What is to be done when the engine has run as far as it can by itself. */
public sealed interface Next {
    /** The component that the flow has come to. */
    String componentId();

    /** Nothing, until the user says something. */
    record Wait(String componentId) implements Next { }

    /** The session is over. */
    record End(String componentId) implements Next { }

    /** An effect is to be done. */
    record Perform(String componentId, Effect effect, boolean sensitive) implements Next { }

    /** A backend is to be asked for a reply. */
    record AskForReply(String componentId) implements Next { }
}
