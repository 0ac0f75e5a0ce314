package io.verbatim.channel.speech;

/** Speech that could not be understood or made. */
public final class SpeechFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** With a reason in a word, for records and operators: {@code too_long}, {@code timeout}, {@code http_500}. */
    public SpeechFailure(String reason) {
        super("Speech failed: " + reason);
        this.reason = reason;
    }

    /** The same, with what led to it. */
    public SpeechFailure(String reason, Throwable cause) {
        super("Speech failed: " + reason, cause);
        this.reason = reason;
    }

    /** The reason in a word; it never holds what anybody said. */
    public String reason() {
        return reason;
    }
}
