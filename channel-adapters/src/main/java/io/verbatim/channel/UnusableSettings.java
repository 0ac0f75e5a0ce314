package io.verbatim.channel;

/** A setting that the product cannot start with; the message says which, and why, in one line. */
public final class UnusableSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableSettings(String message) {
        super(message);
    }
}
