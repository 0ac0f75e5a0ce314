package io.verbatim.shared;

/** The event store cannot be reached: nothing was accepted, and the same request may be made again. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
