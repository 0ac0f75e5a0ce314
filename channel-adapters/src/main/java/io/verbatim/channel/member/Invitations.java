package io.verbatim.channel.member;

import io.verbatim.channel.mail.Postman;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time links by which members come in before they have a password, or after they have lost it. A new one makes the last one void. */
@Component
public class Invitations {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final String PURPOSE = "invitations";

    private static final String KEEP = """
        insert into invitation (member_id, workspace_id, token, expires_at, letter, letter_due_at)
        values (:member, :workspace, :token, clock_timestamp() + make_interval(secs => :life), :letter,
            case when :letter is not null then clock_timestamp() end)
            on conflict (member_id) do update set token = excluded.token, expires_at = excluded.expires_at,
               letter = excluded.letter, letter_due_at = excluded.letter_due_at, letter_tries = 0
        returning expires_at
        """;

    private final Tokens tokens;
    private final PublicAddress address;
    private final Postman postman;
    private final LetterTable letters;
    private final JdbcClient jdbc;

    Invitations(Tokens tokens, PublicAddress address, Postman postman, LetterTable letters, JdbcClient jdbc) {
        this.tokens = tokens;
        this.address = address;
        this.postman = postman;
        this.letters = letters;
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
        return new Link(url(token), keep(of, token, null));
    }

    /** The same, and it is mailed to the member within seconds where an SMTP server is set up: noted for that on return. */
    public Link makeAndMail(Membership of) {
        if (!postman.isAtWork()) {
            return make(of);
        }
        var token = tokens.next();
        return new Link(url(token), keep(of, token, letters.sealed(of.member(), url(token))));
    }

    private Instant keep(Membership of, String token, byte @Nullable [] letter) {
        return jdbc.sql(KEEP).param("member", of.member().value()).param("workspace", of.workspace().value())
            .param("token", tokens.digest(PURPOSE, token)).param("life", LIFE.toSeconds()).param("letter", letter, Types.BINARY)
            .query(OffsetDateTime.class).single().toInstant();
    }

    private String url(String token) {
        return "%s/console/invitation#%s".formatted(address.base(), token);
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
