package io.verbatim.query.member;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MemberTable implements Fold.Table<MemberRow> {

    private static final String SAVE = """
        INSERT INTO member (member_id, workspace_id, email, mailbox, name, role, joined, removed, created, created_at, position, updated_at,
            revision)
        SELECT * FROM unnest(:ids::text[], :workspaces::text[], :emails::text[], :mailboxes::text[], :names::text[], :roles::text[],
            :joined::text[]::boolean[], :removed::text[]::boolean[], :created::text[]::bigint[], :created_at::text[]::timestamptz[],
            :positions::text[]::bigint[], :updated_at::text[]::timestamptz[], :revisions::text[]::bigint[])
        ON CONFLICT (member_id) DO UPDATE SET email = excluded.email, mailbox = excluded.mailbox, name = excluded.name,
            role = excluded.role, joined = excluded.joined, removed = excluded.removed, position = excluded.position,
            updated_at = excluded.updated_at, revision = excluded.revision
        """;

    private final JdbcClient jdbc;

    MemberTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<MemberRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM member WHERE member_id = ANY(:ids)").param("ids", ids).query(MemberTable::row).list();
    }

    @Override
    public void save(List<MemberRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, MemberRow::id))
            .param("workspaces", Columns.of(rows, MemberRow::workspace))
            .param("emails", Columns.of(rows, row -> row.person().email()))
            .param("mailboxes", Columns.of(rows, row -> row.person().mailbox()))
            .param("names", Columns.of(rows, row -> row.person().name()))
            .param("roles", Columns.of(rows, row -> row.person().role().name()))
            .param("joined", Columns.of(rows, MemberRow::joined))
            .param("removed", Columns.of(rows, MemberRow::removed))
            .param("created", Columns.of(rows, row -> row.marks().created()))
            .param("created_at", Columns.of(rows, row -> row.marks().createdAt()))
            .param("positions", Columns.of(rows, MemberRow::position))
            .param("updated_at", Columns.of(rows, row -> row.marks().updatedAt()))
            .param("revisions", Columns.of(rows, row -> row.marks().revision()))
            .update();
    }

    static MemberRow row(ResultSet row, int no) throws SQLException {
        var person = new Person(row.getString("email"), row.getString("name"), Role.valueOf(row.getString("role")));
        return new MemberRow(row.getString("member_id"), row.getString("workspace_id"), person, row.getBoolean("joined"),
            row.getBoolean("removed"), Marks.of(row));
    }
}
