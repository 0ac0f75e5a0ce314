package io.verbatim.channel.stream;

/** Kafka cannot be reached, or takes nothing. What it has not acknowledged is to be sent again. */
public final class KafkaTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    KafkaTrouble(String message, Throwable cause) {
        super(message, cause);
    }

    KafkaTrouble(String message) {
        super(message);
    }
}
