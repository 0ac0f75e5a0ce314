package io.verbatim.channel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.verbatim.channel.UnusableSettings;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Finds or starts the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final String IS_EMBEDDED = "'${verbatim.database.url:}'.isBlank()";

    @Bean
    DataDirectory dataDirectory(@Value("${verbatim.data-dir:.verbatim}") Path path, ObjectProvider<EarlyDatabase.Begun> early) {
        var begun = early.getIfAvailable();
        return begun == null ? DataDirectory.take(path) : EarlyDatabase.Begun.of(begun.directory());
    }

    @Bean
    @ConditionalOnExpression(IS_EMBEDDED)
    EmbeddedDatabase embeddedDatabase(DataDirectory directory, DatabaseSettings settings, ObjectProvider<EarlyDatabase.Begun> early) {
        var begun = early.getIfAvailable();
        return begun == null ? EmbeddedDatabase.start(directory, settings.port()) : EarlyDatabase.Begun.of(begun.database());
    }

    @Bean
    DataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        var pool = new HikariConfig();
        embedded.ifAvailable(database -> signIn(pool, database.url(), ClusterSetUp.NAME, database.password()));
        if (!settings.isEmbedded()) {
            signIn(pool, DatabaseUrl.jdbc(settings.url()), settings.username(), settings.password());
        }
        pool.setPoolName("verbatim");
        pool.setMaximumPoolSize(settings.pool());
        pool.setConnectionTimeout(3_000);
        pool.setValidationTimeout(2_000);
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "3");
        // A database that is silent for so long is away: nobody waits for it longer.
        pool.addDataSourceProperty("socketTimeout", "8");
        pool.addDataSourceProperty("ApplicationName", "verbatim");
        // A node that stands still within a transaction holds locks that the others need to take over.
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = '10s'");
        return open(pool);
    }

    /** Migrations may take their time, other than what callers wait for. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrations(DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        var own = embedded.getIfAvailable();
        return own == null ? new DriverManagerDataSource(DatabaseUrl.jdbc(settings.url()), settings.username(), settings.password())
            : new DriverManagerDataSource(own.url(), ClusterSetUp.NAME, own.password());
    }

    @Bean
    DatabasePort databasePort(DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        var own = embedded.getIfAvailable();
        return new DatabasePort(own == null ? DatabaseUrl.port(DatabaseUrl.jdbc(settings.url())) : own.port());
    }

    private static DataSource open(HikariConfig pool) {
        try {
            return new Pool(pool);
        } catch (PoolInitializationException e) {
            throw new UnusableSettings("VERBATIM_DATABASE_URL: there is no PostgreSQL to be reached with these settings (%s)."
                .formatted(e.getCause().getMessage()));
        }
    }

    private static void signIn(HikariConfig pool, String url, String username, String password) {
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
    }
}
