package io.verbatim.command.eventstore.node;

import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRoles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This node, its lease and its work. */
@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

    @Bean
    Node node(NodeName name, JdbcClient eventStoreJdbc) {
        return new Node(name, eventStoreJdbc);
    }

    @Bean
    WorkTable workTable(JdbcClient eventStoreJdbc, NodeName name) {
        return new WorkTable(eventStoreJdbc, name);
    }

    @Bean
    ServedRoles servedRoles(JdbcClient eventStoreJdbc, NodeName name, ObjectProvider<NodeRoles> roles) {
        return new ServedRoles(eventStoreJdbc, name, roles.getIfAvailable(() -> NodeRoles.EVERY));
    }

    @Bean
    LivingNodes livingNodes(JdbcClient eventStoreJdbc) {
        return new LivingNodes(eventStoreJdbc);
    }
}
