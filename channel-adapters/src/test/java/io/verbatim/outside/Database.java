package io.verbatim.outside;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The PostgreSQL below the product: the embedded one, or, in the profile {@code containers} where there is Docker, one in a container. */
record Database(Optional<PostgreSQLContainer> container) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    static Database choose() {
        boolean wanted = Boolean.getBoolean("verbatim.test.containers");
        boolean there = wanted && DockerClientFactory.instance().isDockerAvailable();
        LOG.info("The tests from outside use {}", there ? "a PostgreSQL container"
            : "the embedded PostgreSQL" + (wanted ? ": no Docker engine was found" : ""));
        return new Database(there ? Optional.of(started()) : Optional.empty());
    }

    /** What the product must be told of it. */
    List<String> settings() {
        return container.map(external -> List.of("--verbatim.database.url=" + external.getJdbcUrl(),
            "--verbatim.database.username=" + external.getUsername(), "--verbatim.database.password=" + external.getPassword(),
            "--verbatim.master-key=" + MASTER_KEY)).orElse(List.of());
    }

    @Override
    public void close() {
        container.ifPresent(PostgreSQLContainer::stop);
    }

    private static PostgreSQLContainer started() {
        var container = new PostgreSQLContainer("postgres:18-alpine");
        container.start();
        return container;
    }
}
