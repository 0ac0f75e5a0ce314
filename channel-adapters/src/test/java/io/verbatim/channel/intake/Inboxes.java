package io.verbatim.channel.intake;

import com.zaxxer.hikari.HikariDataSource;
import io.verbatim.channel.observe.Steps;
import io.verbatim.channel.vault.MasterKey;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelQuery.FindChannelToServe;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.WorkspaceId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A database, and nodes on it that have the inbox and nothing else. */
final class Inboxes implements AutoCloseable {
    static final ChannelId CHANNEL = ChannelId.next();
    static final WorkspaceId WORKSPACE = WorkspaceId.next();

    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool = new HikariDataSource();
    private final List<AnnotationConfigApplicationContext> nodes = new ArrayList<>();
    private final MasterKey key = MasterKey.ofBase64(MasterKey.generate());

    Inboxes() {
        try {
            postgres = EmbeddedPostgres.start();
            pool.setDataSource(postgres.getPostgresDatabase());
            jdbc().sql("create schema observe; create table node (id text primary key, lease_until timestamptz not null)").update();
            for (var migration : List.of("V300__secrets", "V304__master_keys", "V305__named_secrets", "V307__inbox")) {
                jdbc().sql(new ClassPathResource("db/migration/%s.sql".formatted(migration)).getContentAsString(StandardCharsets.UTF_8))
                    .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** A node that has a lease and reads by this reader. */
    Intake node(String name, InboundReader reader) {
        jdbc().sql("insert into node (id, lease_until) values (?, clock_timestamp() + interval '1 hour')").param(name).update();
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(InboundReader.class, () -> reader);
        context.registerBean(DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        context.registerBean(JdbcClient.class, this::jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(pool));
        context.registerBean(MasterKey.class, () -> key);
        context.registerBean(NodeName.class, () -> new NodeName(name));
        context.registerBean(SetUpCaches.class);
        context.registerBean(Steps.class, Steps::untraced);
        context.registerBean(QueryGateway.class, Inboxes::queries);
        context.registerBean(CommandGateway.class, () ->
            DefaultCommandGateway.builder().commandBus(SimpleCommandBus.builder().build()).build());
        context.scan("io.verbatim.channel.vault", "io.verbatim.channel.intake");
        context.refresh();
        nodes.add(context);
        return context.getBean(Intake.class);
    }

    private static QueryGateway queries() {
        var queries = SimpleQueryBus.builder().build();
        new AnnotationQueryHandlerAdapter<>(new World()).subscribe(queries);
        return DefaultQueryGateway.builder().queryBus(queries).build();
    }

    static final class World {
        @QueryHandler
        Optional<Channel> handle(FindChannelToServe query) {
            var settings = new ChannelSettings("test", "Channel of a test", Map.of(), 0, null, true);
            return Optional.of(new Channel(CHANNEL, WORKSPACE, BotId.next(), settings, List.of())).filter(it -> it.id().equals(query.channelId()));
        }
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(AnnotationConfigApplicationContext::close);
        pool.close();
        postgres.close();
    }
}
