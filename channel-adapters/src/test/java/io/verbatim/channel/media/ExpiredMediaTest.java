package io.verbatim.channel.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.media.MediaTable.Facts;
import io.verbatim.shared.workspace.WorkspaceId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExpiredMediaTest {
    private static final WorkspaceId ACME = WorkspaceId.next();

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    @TempDir
    private Path root;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql(new ClassPathResource("db/migration/V306__media.sql").getContentAsString(StandardCharsets.UTF_8)).update();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void areTakenAwayByTheClockOfTheDatabase() throws IOException {
        var store = new DiskStore(root);
        var table = new MediaTable(jdbc);
        var old = kept("old", true, store, table);
        var young = kept("young", true, store, table);
        var lasting = kept("lasting", false, store, table);
        jdbc.sql("update media set expires_at = clock_timestamp() - interval '1 second' where id = ?").param(old.value()).update();

        assertThat(table.find(old)).isEmpty();
        int gone = new ExpiredMedia(table, store, Clock.systemUTC()).takeAway();

        assertThat(gone).isEqualTo(1);
        assertThat(store.read(ACME, old).exists()).isFalse();
        assertThat(store.read(ACME, young).exists()).isTrue();
        assertThat(table.find(young)).hasValueSatisfying(row -> assertThat(row.expiresAt())
            .isBetween(now().plus(Duration.ofHours(23)), now().plus(Duration.ofHours(24))));
        assertThat(table.find(lasting)).hasValueSatisfying(row -> assertThat(row.expiresAt()).isNull());
    }

    @Test
    void areAlsoThoseOfErasedConversations() throws IOException {
        var store = new DiskStore(root);
        var table = new MediaTable(jdbc);
        var ours = kept("erased", false, store, table);
        var theirs = kept("of another", false, store, table);
        jdbc.sql("update media set workspace_id = ? where id = ?").params(WorkspaceId.next().value(), theirs.value()).update();

        assertThat(table.expireOf(ACME, List.of("conv", "none"))).isPositive();
        assertThat(table.expireOf(ACME, List.of("conv", "none"))).isZero();
        new ExpiredMedia(table, store, Clock.systemUTC()).takeAway();

        assertThat(store.read(ACME, ours).exists()).isFalse();
        assertThat(table.find(theirs)).isPresent();
    }

    private static MediaId kept(String cause, boolean temporary, MediaStore store, MediaTable table) throws IOException {
        var id = MediaId.of(cause);
        try (var upload = store.begin(ACME, id)) {
            upload.write(1);
            upload.keep();
        }
        table.put(new Facts(id, ACME, "conv", "a", "image/png", 1, "ab"), temporary);
        return id;
    }

    private static Instant now() {
        return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    }
}
