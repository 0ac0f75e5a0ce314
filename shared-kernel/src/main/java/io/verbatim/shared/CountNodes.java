package io.verbatim.shared;

/** Asks how many nodes live at this moment, this one among them: an {@code Integer}. */
public record CountNodes() {
}
