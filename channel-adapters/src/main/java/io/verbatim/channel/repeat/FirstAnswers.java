package io.verbatim.channel.repeat;

import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Vault;
import io.verbatim.shared.backend.SecretRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first answers of named requests, for a day; sealed, for a key may stand in one. */
@Component
class FirstAnswers {
    private static final String CLAIM = """
        insert into named_request (name, workspace_id, fingerprint) values (?, ?, ?) on conflict (name) do nothing
        """;
    private static final String KEEP = "update named_request set status = ?, location = ?, etag = ?, answer = ? where name = ?";
    private static final String FORGET = """
        with old as (
            delete from named_request where name in (
                select name from named_request where claimed_at < clock_timestamp() - interval '25 hours' order by claimed_at
                limit 1000 for update skip locked)
            returning answer)
        delete from secret where id in (select answer from old where answer is not null)
        """;

    private final JdbcClient jdbc;
    private final Vault vault;

    FirstAnswers(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Whether the request is the first of its name: it is the caller's to carry out then. */
    boolean claim(Claim claim) {
        return jdbc.sql(CLAIM).params(claim.name(), claim.workspace().value(), claim.fingerprint()).update() == 1;
    }

    Optional<FirstAnswer> find(Claim claim) {
        return jdbc.sql("select * from named_request where name = ?").param(claim.name()).query(this::answer).optional();
    }

    void keep(Claim claim, int status, @Nullable String location, @Nullable String etag, String body) {
        var sealed = vault.seal(claim.workspace(), new Secret(body));
        jdbc.sql(KEEP).param(1, status).param(2, location).param(3, etag).param(4, sealed.id()).param(5, claim.name()).update();
    }

    /** Nothing was accepted: the name may be used again. */
    void release(Claim claim) {
        jdbc.sql("delete from named_request where name = ? and status is null").param(claim.name()).update();
    }

    /** Forgets some of those that need not be kept any more. */
    void forget() {
        jdbc.sql(FORGET).update();
    }

    private FirstAnswer answer(ResultSet row, int no) throws SQLException {
        var sealed = row.getString("answer");
        return new FirstAnswer(row.getString("fingerprint"), row.getObject("status", Integer.class), row.getString("location"),
            row.getString("etag"), sealed == null ? "" : vault.open(new SecretRef(sealed, "", "")));
    }
}
