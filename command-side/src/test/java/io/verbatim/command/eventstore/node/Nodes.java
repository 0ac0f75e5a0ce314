package io.verbatim.command.eventstore.node;

import io.verbatim.shared.NodeName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Nodes for tests of other packages. */
public final class Nodes {

    private Nodes() {
    }

    /** One that was never started: it has no lease, so it takes it that there are others. */
    public static Node withoutLease() {
        return new Node(new NodeName("node_a"), JdbcClient.create(new DriverManagerDataSource()));
    }
}
