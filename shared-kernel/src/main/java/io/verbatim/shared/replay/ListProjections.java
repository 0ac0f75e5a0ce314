package io.verbatim.shared.replay;

/** Asks for the names of the projections that can be made again: a {@code List<String>}. */
public record ListProjections() { }
