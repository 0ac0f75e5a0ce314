package io.verbatim.channel.audit;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where notes are kept. */
@Component
class AuditTable {
    private static final String ADD = """
        insert into audit_entry (id, workspace_id, at, actor, action, resource, ip, before, after)
        select * from unnest(:ids::text[], :workspaces::text[], :times::timestamptz[], :actors::text[], :actions::text[],
            :resources::text[], :ips::text[], :befores::text[]::json[], :afters::text[]::json[])
        on conflict (id) do nothing
        """;

    private final JdbcClient jdbc;

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps all of these; those that are kept already are left alone. */
    void add(List<AuditNote> notes) {
        jdbc.sql(ADD).param("ids", column(notes, AuditNote::id))
            .param("workspaces", column(notes, note -> note.caller().workspace().value()))
            .param("times", column(notes, note -> note.at().atOffset(ZoneOffset.UTC).toString()))
            .param("actors", column(notes, note -> note.caller().actor())).param("actions", column(notes, AuditNote::action))
            .param("resources", column(notes, AuditNote::resource)).param("ips", column(notes, note -> note.caller().ip()))
            .param("befores", column(notes, AuditNote::before)).param("afters", column(notes, AuditNote::after)).update();
    }

    private static @Nullable String[] column(List<AuditNote> notes, Function<AuditNote, @Nullable String> value) {
        return notes.stream().map(value).map(text -> text == null ? null : text.replace("\0", "")).toArray(String[]::new);
    }
}
