package io.verbatim.channel.replay;

import io.verbatim.shared.NodeName;
import io.verbatim.shared.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All replays. Who holds one holds it by the database's clock, and writes only as long as nobody took it over. */
@Component
class ReplayTable {
    private static final int LEASE_SECONDS = 10;
    private static final String CLAIM = """
        update replay set fence = fence + 1, node = :node, held_until = clock_timestamp() + make_interval(secs => :lease)
         where id in (select id from replay where (state = 'running' or untidy and state in ('failed', 'cancelled'))
                         and (held_until is null or held_until < clock_timestamp()) order by no limit :most for update skip locked)
        returning *
        """;
    private static final String RENEW = """
        update replay set held_until = clock_timestamp() + make_interval(secs => :lease)
         where node = :node and id = any (:ids) and held_until is not null
        """;
    private static final String RECORD = """
        update replay set position = :position, ends = :ends, handled = :handled, pace = :pace, speed = :speed, state = :state,
               reason = :reason, updated_at = clock_timestamp(), untidy = untidy and :state <> 'completed',
               completed_at = case when :state = 'completed' then clock_timestamp() end,
               held_until = case when :state = 'running' then clock_timestamp() + make_interval(secs => :lease) end
         where id = :id and fence = :fence and state = 'running'
        returning *
        """;
    private static final String CHANGE = """
        update replay set state = :state, reason = null, held_until = null, pace = 0, speed = 0, updated_at = clock_timestamp()
         where id = :id and state = any (:from) returning *
        """;

    private final JdbcClient jdbc;

    ReplayTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Replay add(NewReplay replay) {
        return jdbc.sql("""
            insert into replay (id, workspace_id, actor, kind, target, secret, asked, begins, ends, position, state, untidy)
            values (:id, :workspace, :actor, :kind, :target, :secret, :asked::json, :begins, :ends, :begins - 1, 'running', :untidy)
            returning *
            """).param("id", replay.id()).param("workspace", replay.workspace().value()).param("actor", replay.actor())
            .param("kind", replay.kind().word()).param("target", replay.target()).param("secret", replay.secret())
            .param("asked", replay.asked().toJson()).param("begins", replay.begins()).param("ends", replay.ends())
            .param("untidy", replay.kind() == TargetKind.PROJECTION).query(ReplayTable::replay).single();
    }

    Optional<Replay> find(WorkspaceId workspace, String id) {
        return jdbc.sql("select * from replay where id = ? and workspace_id = ?").params(id, workspace.value()).query(ReplayTable::replay)
            .optional();
    }

    /** Those behind a number, newest first; one more than asked for, where there are more. */
    List<Replay> list(WorkspaceId workspace, long before, int size, long skip) {
        return jdbc.sql("select * from replay where workspace_id = ? and no < ? order by no desc limit ? offset ?")
            .params(workspace.value(), before, size + 1, skip).query(ReplayTable::replay).list();
    }

    long count(WorkspaceId workspace) {
        return jdbc.sql("select count(*) from replay where workspace_id = ?").param(workspace.value()).query(Long.class).single();
    }

    /** Whether a view is being made again, or waits for it. */
    boolean isRebuilt(String projection) {
        return jdbc.sql("select exists (select from replay where kind = 'projection' and target = ? and state in ('running', 'paused'))")
            .param(projection).query(Boolean.class).single();
    }

    /** Takes what nobody holds. */
    List<Replay> claim(NodeName node, int most) {
        return jdbc.sql(CLAIM).param("node", node.value()).param("lease", LEASE_SECONDS).param("most", most)
            .query(ReplayTable::replay).list();
    }

    void renew(NodeName node, Collection<String> ids) {
        jdbc.sql(RENEW).param("node", node.value()).param("lease", LEASE_SECONDS).param("ids", ids.toArray(String[]::new)).update();
    }

    /** Takes note of a step; nothing where the replay is somebody else's by now, or was stopped. */
    Optional<Replay> record(Replay replay, Step step, Replay.Progress progress) {
        return jdbc.sql(RECORD).param("id", replay.id()).param("fence", replay.fence()).param("position", step.position())
            .param("ends", step.ends()).param("handled", step.handled()).param("pace", progress.pace()).param("speed", progress.speed())
            .param("state", step.state().word()).param("reason", step.reason()).param("lease", LEASE_SECONDS)
            .query(ReplayTable::replay).optional();
    }

    /** Whether nobody has taken it over, and nobody has stopped it. */
    boolean isHeld(Replay replay) {
        return jdbc.sql("select exists (select from replay where id = ? and fence = ? and state = ?)")
            .params(replay.id(), replay.fence(), replay.state().word()).query(Boolean.class).single();
    }

    /** Gives it back for others to take. */
    void release(Replay replay) {
        jdbc.sql("update replay set held_until = null where id = ? and fence = ?").params(replay.id(), replay.fence()).update();
    }

    void tidied(Replay replay) {
        jdbc.sql("update replay set untidy = false, held_until = null where id = ?").param(replay.id()).update();
    }

    /** Changes the state; nothing where it is in none of these. */
    Optional<Replay> change(String id, List<ReplayState> from, ReplayState to) {
        return jdbc.sql(CHANGE).param("id", id).param("state", to.word())
            .param("from", from.stream().map(ReplayState::word).toArray(String[]::new)).query(ReplayTable::replay).optional();
    }

    private static Replay replay(ResultSet row, int number) throws SQLException {
        return new Replay(row.getString("id"), row.getLong("no"), new WorkspaceId(row.getString("workspace_id")), row.getString("actor"),
            TargetKind.of(row.getString("kind")), row.getString("target"), row.getString("secret"), Asked.stored(row.getString("asked")),
            row.getLong("begins"), row.getLong("ends"), row.getLong("position"), row.getLong("handled"),
            new Replay.Progress(row.getDouble("pace"), row.getDouble("speed")), ReplayState.of(row.getString("state")),
            row.getString("reason"), row.getLong("fence"), instant(row, "created_at"), instant(row, "updated_at"),
            row.getObject("completed_at") == null ? null : instant(row, "completed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A replay that is to begin. */
    record NewReplay(String id, WorkspaceId workspace, String actor, TargetKind kind, String target, @Nullable String secret, Asked asked,
                     long begins, long ends) {

        NewReplay signedWith(String sealed) {
            return new NewReplay(id, workspace, actor, kind, target, sealed, asked, begins, ends);
        }
    }
}
