package io.verbatim.command.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRoles;
import io.verbatim.shared.StoreUnavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store of its own in a real PostgreSQL, which is started once in this JVM. */
public final class StoreFixture implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String url;
    private final HikariDataSource pool;
    private final CommittedEvents committed = new CommittedEvents();
    private final GroupWriter writer;
    private final PostgresEventStorageEngine engine;
    private volatile boolean granted = true;

    private StoreFixture(String url, UnaryOperator<DataSource> onTheWay, NodeRoles roles, List<AppendHook> hooks) {
        this.url = url;
        this.pool = pool(url);
        Serializer serializer = StoredSerializer.create();
        jdbc().sql("insert into node (id, lease_until) values ('node_a', 'infinity')").update();
        var insert = new EventInsert(new NodeName("node_a"), roles);
        writer = new GroupWriter(new WriterConnection(onTheWay.apply(pool)), insert, this::takeLease);
        engine = new PostgresEventStorageEngine(writer, new EventTable(jdbc()), new SnapshotTable(jdbc()), serializer, hooks, committed);
        writer.start();
    }

    /** An empty store. */
    public static StoreFixture create(AppendHook... hooks) {
        return create(UnaryOperator.identity(), hooks);
    }

    /** An empty store of a node that does no more than this. */
    public static StoreFixture create(NodeRoles roles, AppendHook... hooks) {
        return create(UnaryOperator.identity(), roles, hooks);
    }

    /** An empty store whose writer reaches its database through something. */
    static StoreFixture create(UnaryOperator<DataSource> onTheWay, AppendHook... hooks) {
        return create(onTheWay, NodeRoles.EVERY, hooks);
    }

    private static StoreFixture create(UnaryOperator<DataSource> onTheWay, NodeRoles roles, AppendHook... hooks) {
        return new StoreFixture(newDatabase(Template.NAME), onTheWay, roles, List.of(hooks));
    }

    /** The address of a new database without tables. */
    public static String newDatabase() {
        return newDatabase("template1");
    }

    private static String newDatabase(String template) {
        String name = "store_%d".formatted(DATABASES.incrementAndGet());
        JdbcClient.create(Server.POSTGRES.getPostgresDatabase()).sql("create database %s template %s".formatted(name, template)).update();
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** A second pool on the same store, as another process has it. */
    public static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setPassword("postgres");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        return new HikariDataSource(config);
    }

    public String url() {
        return url;
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public CommittedEvents committed() {
        return committed;
    }

    public Serializer serializer() {
        return StoredSerializer.create();
    }

    public StoredEvents stored() {
        return new StoredEvents(StoredSerializer.create());
    }

    public void append(DomainEventMessage<?>... events) {
        engine.appendEvents(List.of(events));
    }

    /** Whether the writer gets its lease when it asks for it. */
    public void grant(boolean lease) {
        granted = lease;
    }

    private void takeLease() {
        if (!granted) {
            throw new StoreUnavailable("No lease is granted", null);
        }
        jdbc().sql("update node set lease_until = 'infinity' where id = 'node_a'").update();
    }

    public PostgresEventStorageEngine engine() {
        return engine;
    }

    /** The events of a bot that is created and renamed as often as told, from a place on. */
    public static DomainEventMessage<?>[] renamed(String bot, long from, int times) {
        return Stream.iterate(from, seq -> seq + 1)
            .limit(times)
            .<DomainEventMessage<?>>map(seq -> SampleEvents.renamed(bot, seq))
            .toArray(DomainEventMessage[]::new);
    }

    static <T> DomainEventMessage<T> event(String aggregateId, long seq, T payload) {
        return new GenericDomainEventMessage<>("Bot", aggregateId, seq, payload);
    }

    @Override
    public void close() {
        writer.stop();
        pool.close();
    }

    /** The tables are made once, and each store begins as a copy. */
    private static final class Template {

        static final String NAME = migrated();

        private static String migrated() {
            String url = newDatabase();
            Flyway.configure().dataSource(url, "postgres", "postgres").locations("classpath:db/migration").load().migrate();
            return url.replaceAll(".*/(store_\\d+).*", "$1");
        }
    }

    /** The server: stopped by its own hook when the JVM ends. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "300").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
