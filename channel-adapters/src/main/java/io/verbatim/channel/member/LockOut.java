package io.verbatim.channel.member;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.workspace.Person;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes guessing of passwords slow: after five failures in a row an address has to wait a minute, then two, then four, up to a quarter
 * of an hour. Counted on all nodes together, before the guess is looked at, and whether or not there is somebody with that address.
 */
@Component
class LockOut {
    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofDays(1);
    // A failure counts anew where the last one is long ago. Who is locked out changes nothing, and gets no row back.
    private static final String ENTER = """
        insert into sign_in_failure as f (mailbox, failures) values (:mailbox, 1)
        on conflict (mailbox) do update set last_at = clock_timestamp(),
            failures = case when f.last_at < clock_timestamp() - make_interval(secs => :memory) then 1 else f.failures + 1 end,
            locked_until = case when f.failures + 1 >= :free and f.last_at >= clock_timestamp() - make_interval(secs => :memory)
                then clock_timestamp() + least(make_interval(secs => :longest),
                    interval '1 minute' * power(2, least(f.failures + 1 - :free, 10))) end
        where f.locked_until is null or f.locked_until <= clock_timestamp()
        returning failures
        """;

    private final Tokens tokens;
    private final JdbcClient jdbc;

    LockOut(Tokens tokens, JdbcClient jdbc) {
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    /** To be called before a password is looked at. Refused as RATE_LIMITED while the address is locked out. */
    void enter(String email) {
        boolean isOpen = jdbc.sql(ENTER).param("mailbox", mailbox(email)).param("free", FREE).param("longest", LONGEST.toSeconds())
            .param("memory", MEMORY.toSeconds()).query(Integer.class).optional().isPresent();
        if (!isOpen) {
            throw new ApiProblem(ProblemType.RATE_LIMITED, "Too many attempts to sign in with this address: wait, and try again")
                .header("Retry-After", Long.toString(secondsLeft(email)));
        }
    }

    /** The password was right. */
    void forgive(String email) {
        jdbc.sql("delete from sign_in_failure where mailbox = ?").param(mailbox(email)).update();
    }

    private long secondsLeft(String email) {
        return jdbc.sql("""
                select greatest(1, ceil(extract(epoch from locked_until - clock_timestamp())))::bigint from sign_in_failure
                where mailbox = ? and locked_until is not null
                """)
            .param(mailbox(email)).query(Long.class).optional().orElse(1L);
    }

    private String mailbox(String email) {
        return tokens.digest("mailboxes", Person.mailboxOf(email));
    }
}
