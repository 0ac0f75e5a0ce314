package io.verbatim.channel.start;

import io.verbatim.shared.FindUnservedRoles;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import java.util.stream.Stream;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Shows the roles of this node, and those that no living node has. That is no fault of this one: it stays ready. */
final class RolesHealth implements HealthIndicator {

    private final NodeRoles roles;
    private final QueryGateway queries;

    RolesHealth(NodeRoles roles, QueryGateway queries) {
        this.roles = roles;
        this.queries = queries;
    }

    @Override
    public Health health() {
        var unserved = queries.query(new FindUnservedRoles(), ResponseTypes.multipleInstancesOf(NodeRole.class)).join();
        return Health.up().withDetail("here", words(roles.all().stream())).withDetail("nowhere", words(unserved.stream())).build();
    }

    private static String words(Stream<NodeRole> roles) {
        return String.join(",", roles.map(NodeRole::word).sorted().toList());
    }
}
