package io.verbatim.command.dispatch;

import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.conversation.Failure;
import java.time.Duration;

/** What a dispatch does next. */
public sealed interface Step {

    /** Calls a backend; {@code no} counts the attempts of the whole dispatch, from 1. */
    record Ask(BackendId backendId, int no) implements Step { }

    /** Waits, and then calls. */
    record Pause(Duration length, Ask then) implements Step { }

    /** Nobody is left to ask: the user gets the error text. */
    record Apologise(Failure last) implements Step { }
}
