package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of kept files. Times are the database's. */
@Component
class MediaTable {
    private static final int HOURS = 24;

    private final JdbcClient jdbc;

    MediaTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the facts of a file. */
    Row put(Facts facts, boolean temporary) {
        return jdbc.sql("""
                insert into media (id, workspace_id, conversation_id, filename, mime_type, size, sha256, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, case when ? then clock_timestamp() + make_interval(hours => ?) end)
                on conflict (id) do update set filename = excluded.filename, mime_type = excluded.mime_type, size = excluded.size,
                    sha256 = excluded.sha256, expires_at = excluded.expires_at
                returning *
                """)
            .params(facts.id().value(), facts.workspace().value(), facts.conversation(), facts.filename(), facts.mimeType(), facts.size(),
                facts.sha256(), temporary, HOURS)
            .query(MediaTable::row).single();
    }

    /** A file that has not expired. */
    Optional<Row> find(MediaId id) {
        return jdbc.sql("select * from media where id = ? and (expires_at is null or expires_at > clock_timestamp())")
            .param(id.value()).query(MediaTable::row).optional();
    }

    /** Some that have expired, those first that have been for longest. */
    List<Row> expired(int limit) {
        return jdbc.sql("select * from media where expires_at <= clock_timestamp() order by expires_at limit ?").param(limit)
            .query(MediaTable::row).list();
    }

    /** Lets a file of the workspace expire now; answers whether there was one. */
    boolean expire(WorkspaceId workspace, MediaId id) {
        return jdbc.sql("""
                update media set expires_at = clock_timestamp()
                where id = ? and workspace_id = ? and (expires_at is null or expires_at > clock_timestamp())
                """)
            .params(id.value(), workspace.value()).update() == 1;
    }

    /** The same for all files of these conversations; answers how many. */
    int expireOf(WorkspaceId workspace, List<String> conversations) {
        return jdbc.sql("""
                update media set expires_at = clock_timestamp()
                where conversation_id = any (?) and workspace_id = ? and (expires_at is null or expires_at > clock_timestamp())
                """)
            .params(conversations.toArray(String[]::new), workspace.value()).update();
    }

    void forget(List<MediaId> ids) {
        jdbc.sql("delete from media where id = any (?)").param(ids.stream().map(MediaId::value).toArray(String[]::new)).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var expires = row.getObject("expires_at", OffsetDateTime.class);
        var facts = new Facts(new MediaId(row.getString("id")), new WorkspaceId(row.getString("workspace_id")),
            row.getString("conversation_id"), row.getString("filename"), row.getString("mime_type"), row.getLong("size"),
            row.getString("sha256"));
        return new Row(facts, row.getObject("created_at", OffsetDateTime.class).toInstant(), expires == null ? null : expires.toInstant());
    }

    /** What is known of a file. */
    record Facts(MediaId id, WorkspaceId workspace, String conversation, String filename, String mimeType, long size, String sha256) {

        /** Other bytes are another file. */
        String tag() {
            return '"' + sha256 + '"';
        }
    }

    record Row(Facts facts, Instant createdAt, @Nullable Instant expiresAt) { }
}
