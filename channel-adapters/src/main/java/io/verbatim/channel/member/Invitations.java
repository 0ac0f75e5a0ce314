package io.verbatim.channel.member;

import io.verbatim.channel.mail.Postman;
import io.verbatim.channel.web.Fingerprint;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.Person;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One-time links by which members come in before they have a password, or after they have lost it. A new one makes the last one void, and
 * so does another address: a link is for whom it was given to.
 */
@Component
public class Invitations {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final String PURPOSE = "invitations";
    private static final String MAILBOX = "invited-mailboxes";

    private static final String KEEP = """
        insert into invitation (member_id, workspace_id, token, mailbox, expires_at, letter, letter_due_at)
        values (:member, :workspace, :token, :mailbox, clock_timestamp() + make_interval(secs => :life), :letter,
            case when :letter is not null then clock_timestamp() end)
            on conflict (member_id) do update set token = excluded.token, mailbox = excluded.mailbox, expires_at = excluded.expires_at,
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
    public Link make(MemberView member) {
        var token = tokens.next();
        return new Link(url(token), keep(member, token, null));
    }

    /** The same, and it is mailed to the member within seconds where an SMTP server is set up: noted for that on return. */
    public Link makeAndMail(MemberView member) {
        if (!postman.isAtWork()) {
            return make(member);
        }
        var token = tokens.next();
        return new Link(url(token), keep(member, token, letters.sealed(member.id(), url(token))));
    }

    private Instant keep(MemberView member, String token, byte @Nullable [] letter) {
        return jdbc.sql(KEEP).param("member", member.id().value()).param("workspace", member.workspaceId().value())
            .param("token", tokens.digest(PURPOSE, token)).param("mailbox", mailbox(member))
            .param("life", LIFE.toSeconds()).param("letter", letter, Types.BINARY)
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

    /** Whether a token was given to this member at the address that it has now. */
    boolean isFor(MemberView member, String token) {
        return jdbc.sql("select mailbox is null or mailbox = ? from invitation where token = ? and member_id = ?")
            .params(mailbox(member), tokens.digest(PURPOSE, token), member.id().value()).query(Boolean.class).optional().orElse(false);
    }

    /** Makes the link void that a member has, if it has one. */
    public void withdraw(MemberView member) {
        jdbc.sql("delete from invitation where member_id = ?").param(member.id().value()).update();
    }

    private String mailbox(MemberView member) {
        return tokens.digest(MAILBOX, Fingerprint.hash(Person.mailboxOf(member.email())));
    }

    /** Uses a token up; answers whether it could be used until now. */
    boolean use(String token) {
        return jdbc.sql("delete from invitation where token = ? and expires_at > clock_timestamp()")
            .param(tokens.digest(PURPOSE, token)).update() > 0;
    }
}
