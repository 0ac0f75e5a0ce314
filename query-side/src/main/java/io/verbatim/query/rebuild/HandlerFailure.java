package io.verbatim.query.rebuild;

/** A projection could not handle an event: no use in trying again. */
final class HandlerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HandlerFailure(Chunk chunk, Throwable cause) {
        super("The projection failed before position %d: %s".formatted(chunk.end(), cause.getMessage()), cause);
    }
}
