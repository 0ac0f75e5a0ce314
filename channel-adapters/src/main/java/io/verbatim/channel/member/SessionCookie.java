package io.verbatim.channel.member;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/** The cookie that carries a session's token: out of reach of scripts, and sent along from another site with links alone. */
final class SessionCookie {
    static final String NAME = "verbatim_session";

    private SessionCookie() {
    }

    static Optional<String> of(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null ? Optional.empty()
            : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(NAME)).map(Cookie::getValue).findFirst();
    }

    static String set(String token, boolean encrypted) {
        return cookie(token, encrypted, Sessions.LIFE);
    }

    static String removed(boolean encrypted) {
        return cookie("", encrypted, Duration.ZERO);
    }

    private static String cookie(String value, boolean encrypted, Duration age) {
        return ResponseCookie.from(NAME, value).httpOnly(true).sameSite("Lax").secure(encrypted).path("/").maxAge(age).build()
            .toString();
    }
}
