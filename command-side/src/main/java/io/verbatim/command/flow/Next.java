package io.verbatim.command.flow;

/** What is to be done when the engine has run as far as it can by itself. */
public sealed interface Next {
    /** The component that the flow has come to. */
    String componentId();

    /** Nothing, until the user says something. */
    record Wait(String componentId) implements Next { }

    /** The session is over. */
    record End(String componentId) implements Next { }

    /** A backend is to be asked for a reply. */
    record AskForReply(String componentId) implements Next { }
}
