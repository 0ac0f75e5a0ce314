package io.verbatim.channel.oidc;

import io.verbatim.channel.member.Entrance;
import io.verbatim.channel.vault.Signatures;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Origin;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.RateLimits;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in by way of a provider: there and back. */
@RestController
@RequestMapping("/auth/oidc")
class OidcController {
    private static final String PATH = "/auth/oidc";
    private static final String COOKIE = "verbatim_oidc";
    private static final int A_MINUTE = 60;
    private static final String INSIDE = "/";

    private final OidcLogin login;
    private final Entrance entrance;
    private final Signatures signatures;
    private final RateLimits limits;
    private final Clock clock;

    OidcController(OidcLogin login, Entrance entrance, Signatures signatures, RateLimits limits, Clock clock) {
        this.login = login;
        this.entrance = entrance;
        this.signatures = signatures;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping
    @Described(value = "Sign in by way of the provider that is set up", status = 303, headers = "Set-Cookie")
    ResponseEntity<Void> begin(HttpServletRequest request) {
        admit(request);
        var attempt = OidcAttempt.next(clock.instant());
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, login.address(attempt, redirect()))
            .header(HttpHeaders.SET_COOKIE, cookie(attempt.text(signatures), OidcAttempt.LIFE, request)).build();
    }

    @GetMapping("/callback")
    @Described(value = "Where the provider sends back who has signed in: a session in a cookie", status = 303, headers = "Set-Cookie")
    ResponseEntity<Void> end(@Argument("What the provider gives for the sign-in")
                             @RequestParam(name = "code", required = false) @Nullable String code,
                             @Argument("What the provider was given when it was begun")
                             @RequestParam(name = "state", required = false) @Nullable String state, HttpServletRequest request) {
        admit(request);
        var attempt = attempt(request).filter(ours -> state != null && Signatures.same(ours.state(), state))
            .orElseThrow(OidcController::unknown);
        var session = Optional.ofNullable(code).flatMap(redeemed -> login.email(attempt, redeemed, redirect()))
            .flatMap(email -> entrance.enter(email, request)).orElseThrow(OidcController::unknown);
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, INSIDE)
            .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request)).header(HttpHeaders.SET_COOKIE, session)
            .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private void admit(HttpServletRequest request) {
        if (!login.isOn()) {
            throw Desk.notFound();
        }
        limits.count("sign-in:" + Origin.of(request), A_MINUTE);
    }

    private Optional<OidcAttempt> attempt(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream).filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue).findFirst().flatMap(text -> OidcAttempt.read(text, signatures, clock.instant()));
    }

    private String redirect() {
        return entrance.address() + PATH + "/callback";
    }

    // Lax: the way back begins at the provider's site.
    private String cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value).httpOnly(true).sameSite("Lax").secure(entrance.isEncrypted(request)).path(PATH)
            .maxAge(age).build().toString();
    }

    private static ApiProblem unknown() {
        return new ApiProblem(ProblemType.UNAUTHENTICATED, "The provider does not vouch for a member of this installation");
    }
}
