package io.verbatim.shared;

import org.jspecify.annotations.Nullable;

/** The event store is there, and has more to do than it can: nothing was accepted, and the same request may be made again. */
public final class StoreBusy extends StoreUnavailable {

    private static final long serialVersionUID = 1L;

    public StoreBusy(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
