package io.verbatim.shared;

import org.jspecify.annotations.Nullable;

/** The event store cannot be reached: nothing was accepted, and the same request may be made again. */
public class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
