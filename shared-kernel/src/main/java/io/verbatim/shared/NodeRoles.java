package io.verbatim.shared;

import java.util.EnumSet;
import java.util.Set;

/** What this node does; what it does not, others must. */
public record NodeRoles(Set<NodeRole> all) {

    /** Those of a node that does everything. */
    public static final NodeRoles EVERY = new NodeRoles(EnumSet.allOf(NodeRole.class));

    public NodeRoles {
        all = Set.copyOf(all);
    }

    /** Whether this is part of it. */
    public boolean has(NodeRole role) {
        return all.contains(role);
    }
}
