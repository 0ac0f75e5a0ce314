package io.verbatim.channel.stream;

/** Somebody else publishes now: this node has been silent for too long. */
final class LostTerm extends Exception {

    private static final long serialVersionUID = 1L;
}
