package io.verbatim.channel.database;

import org.axonframework.queryhandling.QueryBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Builds the second wall between workspaces, where the database has what it takes. */
@Configuration(proxyBeanMethods = false)
class SecondWallConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SecondWallConfiguration.class);
    // The policies come last in what makes them: where they are, all of it is.
    private static final String IS_THERE = """
        select exists (select from pg_policies where schemaname = current_schema() and tablename = 'turn' and policyname = 'of_workspace')
            and pg_has_role('verbatim_reader', 'MEMBER')
        """;

    @Bean
    SmartInitializingSingleton secondWall(QueryBus queries, PlatformTransactionManager transactions, JdbcClient jdbc) {
        return () -> {
            if (isThere(jdbc)) {
                queries.registerHandlerInterceptor(new SecondWall(transactions, jdbc));
            } else {
                LOG.warn("The database user may not make roles: there is no row-level security behind the checks of this product");
            }
        };
    }

    private static boolean isThere(JdbcClient jdbc) {
        boolean hasRole = jdbc.sql("select exists (select from pg_roles where rolname = 'verbatim_reader')").query(Boolean.class).single();
        return hasRole && jdbc.sql(IS_THERE).query(Boolean.class).single();
    }
}
