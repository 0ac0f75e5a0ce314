package io.verbatim.shared;

/** Asks which roles no living node has, so that their work waits: {@link NodeRole}s. */
public record FindUnservedRoles() {
}
