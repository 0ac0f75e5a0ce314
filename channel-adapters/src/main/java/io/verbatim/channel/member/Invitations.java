package io.verbatim.channel.member;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time links by which members come in before they have a password, or after they have lost it. A new one makes the last one void. */
@Component
public class Invitations {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final String PURPOSE = "invitations";

    private final Tokens tokens;
    private final PublicAddress address;
    private final JdbcClient jdbc;

    Invitations(Tokens tokens, PublicAddress address, JdbcClient jdbc) {
        this.tokens = tokens;
        this.address = address;
        this.jdbc = jdbc;
    }

    /** A link that was just made. It is a secret, and prints as stars. */
    public record Link(String url, Instant expiresAt) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** A new link for a member. Its token is behind a {@code #}, so that browsers send it nowhere by themselves. */
    public Link make(Membership of) {
        var token = tokens.next();
        var expires = jdbc.sql("""
                insert into invitation (member_id, workspace_id, token, expires_at)
                values (?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                on conflict (member_id) do update set token = excluded.token, expires_at = excluded.expires_at
                returning expires_at
                """)
            .params(of.member().value(), of.workspace().value(), tokens.digest(PURPOSE, token), LIFE.toSeconds())
            .query(OffsetDateTime.class).single().toInstant();
        return new Link("%s/console/invitation#%s".formatted(address.base(), token), expires);
    }

    /** Whose this token is, if it is one that has not expired. It may still be used. */
    Optional<Membership> find(String token) {
        return jdbc.sql("select * from invitation where token = ? and expires_at > clock_timestamp()")
            .param(tokens.digest(PURPOSE, token)).query(Membership::read).optional();
    }

    /** Uses a token up; answers whether it could be used until now. */
    boolean use(String token) {
        return jdbc.sql("delete from invitation where token = ? and expires_at > clock_timestamp()")
            .param(tokens.digest(PURPOSE, token)).update() > 0;
    }
}
