package io.verbatim.channel.repeat;

import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Vault;
import io.verbatim.shared.NodeName;
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
    // Of a request without an answer whose node is gone, whoever repeats it takes the place.
    private static final String CLAIM = """
        insert into named_request as r (name, workspace_id, fingerprint, node) values (?, ?, ?, ?)
        on conflict (name) do update set node = excluded.node
            where r.status is null and r.fingerprint = excluded.fingerprint
                and not exists (select from node n where n.id = r.node and n.lease_until >= clock_timestamp())
        returning xmax::text <> '0' as is_orphan
        """;
    private static final String MADE = """
        select aggregate_id from event where type not like 'conversation.%' and metadata ->> 'request' = :name
        union all select aggregate_id from request where key = :name limit 1
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
    private final NodeName node;

    FirstAnswers(JdbcClient jdbc, Vault vault, NodeName node) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.node = node;
    }

    /** Whose the request is to carry out. */
    enum Claimed { FIRST, ORPHAN, TAKEN }

    /** Claims a name; one whose first owner is gone without an answer is an orphan, of which somebody has to find out how far it came. */
    Claimed claim(Claim claim) {
        return jdbc.sql(CLAIM).params(claim.name(), claim.workspace().value(), claim.fingerprint(), node.value())
            .query(Boolean.class).optional().map(isOrphan -> isOrphan ? Claimed.ORPHAN : Claimed.FIRST).orElse(Claimed.TAKEN);
    }

    /** What an orphan has made or changed, if it came so far. */
    Optional<String> made(Claim claim) {
        return jdbc.sql(MADE).param("name", claim.name()).query(String.class).optional();
    }

    /** Nobody knows how it ended: who repeats it has to find out. */
    void abandon(Claim claim) {
        jdbc.sql("update named_request set node = '' where name = ? and status is null").param(claim.name()).update();
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
