package io.verbatim.channel.vault;

/** A text that is never shown: it prints as stars. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
