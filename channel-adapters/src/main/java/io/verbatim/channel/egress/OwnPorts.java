package io.verbatim.channel.egress;

import java.util.Set;

/** Ports of this machine that belong to the product itself, database and management: no call ever reaches them, whatever is allowed. */
public record OwnPorts(Set<Integer> ports) {

    public OwnPorts {
        ports = Set.copyOf(ports);
    }

    /** Nothing to protect. */
    public static OwnPorts none() {
        return new OwnPorts(Set.of());
    }
}
