package io.verbatim.channel.member;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.channel.web.SignedIn;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMember;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions of members in a browser: rows that any node knows and that can be taken away, within two seconds on all nodes. */
@Component
class Sessions implements SignedIn {
    static final Duration LIFE = Duration.ofHours(12);
    private static final String PURPOSE = "console-sessions";
    private static final int TIDIED_AT_ONCE = 100;

    private final Cache<String, Optional<MemberView>> known;
    private final SetUpCaches caches;
    private final Tokens tokens;
    private final Desk desk;
    private final JdbcClient jdbc;

    Sessions(SetUpCaches caches, Tokens tokens, Desk desk, JdbcClient jdbc) {
        this.known = caches.open();
        this.caches = caches;
        this.tokens = tokens;
        this.desk = desk;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<MemberView> member(HttpServletRequest request) {
        return SessionCookie.of(request).flatMap(token -> known.get(digest(token), this::found));
    }

    /** A new session; answers its token. */
    String begin(Membership of, String ip) {
        var token = tokens.next();
        jdbc.sql("""
                delete from console_session where token in
                    (select token from console_session where expires_at < statement_timestamp() limit ?)
                """)
            .param(TIDIED_AT_ONCE).update();
        jdbc.sql("""
                insert into console_session (token, member_id, workspace_id, ip, expires_at)
                values (?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                """)
            .params(digest(token), of.member().value(), of.workspace().value(), ip, LIFE.toSeconds()).update();
        return token;
    }

    void end(HttpServletRequest request) {
        SessionCookie.of(request).ifPresent(token ->
            jdbc.sql("delete from console_session where token = ?").param(digest(token)).update());
        caches.clear();
    }

    /** Ends all sessions of a member, wherever they are. */
    void endAll(Membership of) {
        jdbc.sql("delete from console_session where member_id = ?").param(of.member().value()).update();
        caches.clear();
    }

    private Optional<MemberView> found(String digest) {
        return jdbc.sql("select * from console_session where token = ? and expires_at > clock_timestamp()").param(digest)
            .query(Membership::read).optional()
            .flatMap(of -> desk.find(new FindMember(of.workspace(), of.member()), MemberView.class));
    }

    private String digest(String token) {
        return tokens.digest(PURPOSE, token);
    }
}
