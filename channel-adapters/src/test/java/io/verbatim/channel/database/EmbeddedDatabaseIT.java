package io.verbatim.channel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    Path path;

    @Test
    void keepsWhatWasCommittedOverARestartAndAfterItsStarterWasKilled() throws Exception {
        try (var directory = DataDirectory.take(path)) {
            try (var first = EmbeddedDatabase.start(directory, 0)) {
                execute(first, "create table kept (id int)");
            }
            var abandoned = EmbeddedDatabase.start(directory, 0);
            execute(abandoned, "insert into kept values (7)");
            // The lock of a process that was killed is gone; here the same process holds it on.
            Files.delete(path.resolve("postgres/epg-lock"));

            try (var next = EmbeddedDatabase.start(directory, 0)) {
                assertThat(ask(next, "select id::text from kept")).isEqualTo("7");
                assertThat(ask(next, "show fsync")).isEqualTo("on");
                assertThat(ask(next, "show synchronous_commit")).isEqualTo("on");
                assertThat(ask(next, "select string_agg(word, ' ' order by word) from unnest(array['a', 'B', 'ä']) as word")).isEqualTo("B a ä");
                assertThat(ask(next, "select upper('ä')")).isEqualTo("Ä");
                assertThatThrownBy(() -> DriverManager.getConnection(next.url(), ClusterSetUp.NAME, "wrong")).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> ask(abandoned, "select 1")).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void letsOnlyOneProcessHaveTheDirectory() {
        try (var _ = DataDirectory.take(path)) {
            assertThatThrownBy(() -> DataDirectory.take(path)).isInstanceOf(UnusableSettings.class).hasMessageContaining("VERBATIM_DATA_DIR");
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), ClusterSetUp.NAME, database.password());
    }
}
