package io.verbatim.shared;

/** A node's right to its work, which ends when the node has stood still for so long that others may have taken over. */
@FunctionalInterface
public interface Lease {

    /**
     * Whether a piece of work is still this node's, to be asked right before something is done that cannot be undone. Costs nothing unless
     * the lease has run out lately; then the database is asked.
     *
     * @return false also where nobody can tell
     */
    boolean covers(String workId);
}
