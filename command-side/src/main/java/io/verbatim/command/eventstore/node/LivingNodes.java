package io.verbatim.command.eventstore.node;

import io.verbatim.shared.CountNodes;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nodes whose leases have not run out. */
class LivingNodes {

    private final JdbcClient jdbc;

    LivingNodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Integer handle(CountNodes query) {
        return jdbc.sql("select count(*) from node where lease_until >= clock_timestamp()").query(Integer.class).single();
    }
}
