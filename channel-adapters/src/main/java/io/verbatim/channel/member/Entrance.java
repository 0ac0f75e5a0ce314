package io.verbatim.channel.member;

import io.verbatim.channel.web.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where those come in whom somebody else vouches for. */
@Component
public class Entrance {
    private final SignIn signIn;
    private final Sessions sessions;
    private final PublicAddress address;

    Entrance(SignIn signIn, Sessions sessions, PublicAddress address) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.address = address;
    }

    /** Begins a session for the member with this address, whoever has checked it; answers the cookie to be set, none if it is nobody's. */
    public Optional<String> enter(String email, HttpServletRequest request) {
        return signIn.byProvider(email, Origin.of(request)).map(member -> {
            sessions.end(request);
            return SessionCookie.set(sessions.begin(Membership.of(member), Origin.of(request)), isEncrypted(request));
        });
    }

    /** Where the product is reached from outside, without a slash at the end. */
    public String address() {
        return address.base();
    }

    /** Whether this browser came by TLS, maybe by way of a proxy. */
    public boolean isEncrypted(HttpServletRequest request) {
        return request.isSecure() || address.isEncrypted();
    }
}
