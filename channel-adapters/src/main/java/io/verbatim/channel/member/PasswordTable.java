package io.verbatim.channel.member;

import io.verbatim.shared.workspace.MemberId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where hashes of passwords lie. */
@Component
class PasswordTable {
    private final JdbcClient jdbc;

    PasswordTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Membership of, String hash) {
        jdbc.sql("""
                insert into member_password (member_id, workspace_id, hash) values (?, ?, ?)
                on conflict (member_id) do update set hash = excluded.hash, changed_at = clock_timestamp()
                """)
            .params(of.member().value(), of.workspace().value(), hash).update();
    }

    Optional<String> find(MemberId member) {
        return jdbc.sql("select hash from member_password where member_id = ?").param(member.value()).query(String.class).optional();
    }
}
