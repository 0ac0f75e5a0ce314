package io.verbatim.channel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.intake.InboxInsert.Written;
import io.verbatim.shared.NodeName;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a rush finds whose planner remembers the inbox as it was a minute before: empty, and large. */
class InboxTableTest {
    private static final int MESSAGES = 20_000;
    private static final int EACH = 10;
    private static final NodeName NODE = new NodeName("node-1");

    private static Inboxes inboxes;
    private static SingleConnectionDataSource connection;
    private static JdbcClient jdbc;
    private static InboxTable table;

    @BeforeAll
    static void start() throws SQLException {
        inboxes = new Inboxes();
        connection = new SingleConnectionDataSource(inboxes.connection(), true);
        jdbc = JdbcClient.create(connection);
        table = new InboxTable(jdbc, new DataSourceTransactionManager(connection), NODE);
        jdbc.sql("alter table inbox set (autovacuum_enabled = off)").update();
    }

    @AfterAll
    static void stop() throws IOException {
        connection.destroy();
        inboxes.close();
    }

    @BeforeEach
    void forgetAndFill() {
        jdbc.sql("truncate inbox, inbox_seen").update();
        fill();
        jdbc.sql("delete from inbox where id < (select max(id) from inbox)").update();
        jdbc.sql("vacuum analyze inbox").update();
        jdbc.sql("delete from inbox").update();
        fill();
    }

    @Test
    void takesAndErasesLanesWithoutReadingAllForEach() {
        long before = read();

        var taken = table.claim(lanes(), 100);
        table.erase(taken);

        assertThat(taken).hasSize(lanes().size() * EACH);
        assertThat(jdbc.sql("select count(*) from inbox").query(Long.class).single()).isEqualTo(MESSAGES - taken.size());
        // As a whole it may be read, once for all lanes; not once for each row.
        assertThat(read() - before).isLessThan(10 * MESSAGES);
    }

    @Test
    void keepsMessagesWithoutReadingAll() throws SQLException {
        long before = read();

        var written = new InboxInsert(NODE).write(connection.getConnection(), lanes().stream().map(InboxTableTest::next).toList());

        assertThat(written).hasSize(lanes().size()).noneMatch(Written::ours);
        assertThat(read() - before).isLessThan(MESSAGES);
    }

    private static void fill() {
        jdbc.sql("""
            insert into inbox (lane, key, channel_id, workspace_id, kind, payload, quiet_ms, due_at, node)
            select sha256((n %% %d)::text::bytea), sha256(n::text::bytea), 'chn_1', 'wsp_1', 'test', '', 0, clock_timestamp(), ''
              from generate_series(1, %d) n""".formatted(MESSAGES / EACH, MESSAGES)).update();
    }

    private static Kept next(byte[] lane) {
        return new Kept(lane, key("next of " + Held.name(lane)), "chn_1", "wsp_1", "test", new byte[] {1}, Duration.ZERO, true);
    }

    private static List<byte[]> lanes() {
        return IntStream.range(0, 100).mapToObj(n -> key(Integer.toString(n))).toList();
    }

    private static byte[] key(String name) {
        return jdbc.sql("select sha256(?::bytea)").param(name).query(byte[].class).single();
    }

    private static long read() {
        jdbc.sql("select pg_stat_force_next_flush()").query().singleRow();
        return jdbc.sql("""
            select seq_tup_read + idx_tup_fetch + (select sum(idx_tup_read) from pg_stat_user_indexes where relname = 'inbox')
              from pg_stat_user_tables where relname = 'inbox'""").query(Long.class).single();
    }
}
