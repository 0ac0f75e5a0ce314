package io.verbatim.command.eventstore.node;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.verbatim.shared.FindUnservedRoles;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says, again and again, which roles this node has, and sees whether each of the others has somebody. A role is a watch that all who have
 * it keep together.
 */
final class ServedRoles extends LookOut implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ServedRoles.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final String PREFIX = "role-";

    private final JdbcClient jdbc;
    private final NodeName node;
    private final NodeRoles roles;
    private volatile Set<NodeRole> unserved = Set.of();

    ServedRoles(JdbcClient jdbc, NodeName node, NodeRoles roles) {
        super("served-roles", BETWEEN_LOOKS);
        this.jdbc = jdbc;
        this.node = node;
        this.roles = roles;
    }

    @QueryHandler
    List<NodeRole> handle(FindUnservedRoles query) {
        return unserved.stream().sorted().toList();
    }

    @Override
    protected void look() {
        serve();
        var missing = missing();
        if (!missing.equals(unserved)) {
            unserved = missing;
            tell(missing);
        }
    }

    private void serve() {
        jdbc.sql("""
                insert into watch (name, node, held_until)
                select name, ?, clock_timestamp() + make_interval(secs => ?) from unnest(?::text[]) as r (name)
                 order by name
                    on conflict (name) do update set node = excluded.node, held_until = excluded.held_until
                """)
            .params(node.value(), LEASE.toSeconds(), names(roles.all().stream()))
            .update();
    }

    /** A node that has them all need not ask. */
    private Set<NodeRole> missing() {
        if (roles.equals(NodeRoles.EVERY)) {
            return Set.of();
        }
        var served = Set.copyOf(jdbc.sql("select name from watch where name = any (?) and held_until >= clock_timestamp()")
            .param(names(Arrays.stream(NodeRole.values()))).query(String.class).list());
        return Arrays.stream(NodeRole.values()).filter(role -> !served.contains(name(role))).collect(toUnmodifiableSet());
    }

    private static void tell(Set<NodeRole> missing) {
        if (missing.isEmpty()) {
            LOG.info("Each role of VERBATIM_ROLES has a node");
        } else {
            LOG.warn("No living node has these roles of VERBATIM_ROLES, their work waits: {}",
                String.join(", ", missing.stream().map(NodeRole::word).sorted().toList()));
        }
    }

    private static String[] names(Stream<NodeRole> roles) {
        return roles.map(ServedRoles::name).toArray(String[]::new);
    }

    private static String name(NodeRole role) {
        return PREFIX + role.word();
    }
}
