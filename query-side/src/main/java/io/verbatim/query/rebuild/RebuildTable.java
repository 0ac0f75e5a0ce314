package io.verbatim.query.rebuild;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each rebuild is. Who writes must hold the highest number that was seen. */
@Component
class RebuildTable {

    private static final String CLAIM = """
        INSERT INTO rebuild AS r (id, projection, fence) VALUES (:id, :projection, :fence)
        ON CONFLICT (id) DO UPDATE SET fence = excluded.fence WHERE r.fence <= excluded.fence AND r.projection = excluded.projection
        RETURNING *
        """;

    private static final String TAKE = """
        INSERT INTO rebuild AS r (id, projection, fence) VALUES (:id, :id, :fence)
        ON CONFLICT (id) DO UPDATE SET fence = excluded.fence WHERE r.fence <= excluded.fence
        RETURNING projection
        """;

    private final JdbcClient jdbc;

    RebuildTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rebuild, begun where it was not. Refused with CONFLICT where somebody else goes on with it, or makes the same view. */
    Rebuild claim(String id, String projection, long fence) {
        try {
            return jdbc.sql(CLAIM).param("id", id).param("projection", projection).param("fence", fence).query(Rebuild::of).optional()
                .orElseThrow(RebuildTable::lost);
        } catch (DuplicateKeyException e) {
            throw new Refused(Code.CONFLICT, "The view %s is being made again already".formatted(projection));
        }
    }

    /** Locks it until the transaction is over. Refused with CONFLICT where it is somebody else's or not there any more. */
    Rebuild lock(Rebuild known) {
        return jdbc.sql("SELECT * FROM rebuild WHERE id = :id AND fence = :fence FOR UPDATE").param("id", known.id())
            .param("fence", known.fence()).query(Rebuild::of).optional().orElseThrow(RebuildTable::lost);
    }

    void made(Rebuild rebuild) {
        jdbc.sql("UPDATE rebuild SET made = true WHERE id = :id").param("id", rebuild.id()).update();
    }

    void indexed(Rebuild rebuild) {
        jdbc.sql("UPDATE rebuild SET indexed = true WHERE id = :id").param("id", rebuild.id()).update();
    }

    void moveTo(Rebuild rebuild, long position, int handled) {
        jdbc.sql("UPDATE rebuild SET position = :position, handled = handled + :handled WHERE id = :id").param("position", position)
            .param("handled", handled).param("id", rebuild.id()).update();
    }

    /** Ends it. The row stays for a while, so that who has not heard of it does not begin anew; its projection is free for others. */
    void end(String id) {
        jdbc.sql("DELETE FROM rebuild WHERE projection = id AND begun_at < clock_timestamp() - interval '1 day'").update();
        jdbc.sql("UPDATE rebuild SET projection = id WHERE id = :id").param("id", id).update();
    }

    /** Locks it for somebody with this number; of which projection it is, unless it is over or a greater number was seen. */
    Optional<String> take(String id, long fence) {
        return jdbc.sql(TAKE).param("id", id).param("fence", fence).query(String.class).optional()
            .filter(projection -> !projection.equals(id));
    }

    Optional<Rebuild> find(String id) {
        return jdbc.sql("SELECT * FROM rebuild WHERE id = :id").param("id", id).query(Rebuild::of).optional();
    }

    private static Refused lost() {
        return new Refused(Code.CONFLICT, "Somebody else goes on with this rebuild, or it is over");
    }
}
