package io.verbatim.channel.member;

import io.verbatim.channel.vault.Envelopes;
import io.verbatim.shared.workspace.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations that are still to be mailed. Their links lie here sealed; each e-mail is one node's at a time. */
@Component
class LetterTable {
    private static final String PURPOSE = "invitation-letters";
    /** Longer than one e-mail takes; who dies with one is followed by another after this. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String TAKE = """
        with due as (
            select member_id from invitation where letter_due_at <= statement_timestamp() and expires_at > statement_timestamp()
             order by letter_due_at limit 1 for update skip locked)
        update invitation i set letter_due_at = clock_timestamp() + make_interval(secs => ?), letter_tries = i.letter_tries + 1
          from due where i.member_id = due.member_id
        returning i.*
        """;
    // Whoever took it over meanwhile has counted one try more, and a new invitation begins with none.
    private static final String DONE =
        "update invitation set letter = null, letter_due_at = null where member_id = ? and letter_tries = ? and expires_at = ?";
    // 5 s, 20 s, 80 s, ... 15 min.
    private static final String POSTPONE = """
        update invitation
           set letter_due_at = clock_timestamp() + least(interval '15 minutes', interval '5 seconds' * power(4, least(letter_tries, 9) - 1))
         where letter is not null and member_id = ? and letter_tries = ? and expires_at = ?
        """;

    private final JdbcClient jdbc;
    private final Envelopes envelopes;

    LetterTable(JdbcClient jdbc, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    /** A link as it may lie in the database. */
    byte[] sealed(MemberId member, String url) {
        return envelopes.close(PURPOSE, member.value(), url);
    }

    /** What has been due for longest. It is this node's for some minutes. */
    Optional<DueLetter> take() {
        return jdbc.sql(TAKE).param(LEASE.toSeconds()).query(this::letter).optional();
    }

    /** Sent, or never to be: the link is not kept any longer. */
    void done(DueLetter letter) {
        update(DONE, letter);
    }

    void postpone(DueLetter letter) {
        update(POSTPONE, letter);
    }

    private void update(String sql, DueLetter letter) {
        var expires = letter.expiresAt().atOffset(ZoneOffset.UTC);
        jdbc.sql(sql).params(letter.of().member().value(), letter.tries(), expires).update();
    }

    private DueLetter letter(ResultSet row, int number) throws SQLException {
        var of = Membership.read(row, number);
        return new DueLetter(of, envelopes.open(PURPOSE, of.member().value(), row.getBytes("letter")),
            row.getObject("expires_at", OffsetDateTime.class).toInstant(), row.getInt("letter_tries"));
    }
}
