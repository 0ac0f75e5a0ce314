package io.verbatim.channel.member;

import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Bearer;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.Origin;
import io.verbatim.channel.web.OwnSite;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.RateLimits;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out with a browser. All of it is for who has no session yet, or wants to end it: no key is asked for. */
@RestController
@RequestMapping(path = "/auth", produces = MediaType.APPLICATION_JSON_VALUE)
class SignInController {
    private static final int A_MINUTE = 60;

    private final SignIn signIn;
    private final Sessions sessions;
    private final RateLimits limits;
    private final PublicAddress address;

    SignInController(SignIn signIn, Sessions sessions, RateLimits limits, PublicAddress address) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.limits = limits;
        this.address = address;
    }

    @PostMapping("/sign-in")
    @Described(value = "Sign in with a password: a session in a cookie", takes = Credentials.class, gives = Resource.class,
        example = "{\"email\": \"anna@example.com\", \"password\": \"correct horse\"}", headers = "Set-Cookie")
    ResponseEntity<Envelope> signIn(Body body, HttpServletRequest request) {
        admit(request);
        var given = body.as(Credentials.class).checked();
        var secret = new Secret(String.valueOf(given.password()));
        var member = signIn.byPassword(String.valueOf(given.email()), secret, given.workspaceId(), Origin.of(request))
            .orElseThrow(SignInController::unknown);
        return signedIn(member, request);
    }

    @PostMapping("/invitations/accept")
    @Described(value = "Accept an invitation, with a password of one's own choice", takes = Acceptance.class, gives = Resource.class,
        headers = "Set-Cookie", example = "{\"token\": \"the one in the link\", \"password\": \"correct horse battery staple\"}")
    ResponseEntity<Envelope> accept(Body body, HttpServletRequest request) {
        admit(request);
        var given = body.as(Acceptance.class);
        var password = Passwords.checked("password", given.password());
        var member = signIn.byInvitation(String.valueOf(given.token()), password, Origin.of(request))
            .orElseThrow(SignInController::unknown);
        return signedIn(member, request);
    }

    @PostMapping("/password")
    @Described(value = "Change the password; all other sessions end", takes = PasswordChange.class, gives = Resource.class, headers = "Set-Cookie",
        example = "{\"current_password\": \"correct horse\", \"new_password\": \"correct horse battery staple\"}")
    ResponseEntity<Envelope> change(Body body, HttpServletRequest request) {
        admit(request);
        var member = member(request);
        var given = body.as(PasswordChange.class);
        var password = Passwords.checked("new_password", given.newPassword());
        if (!signIn.change(member, new Secret(String.valueOf(given.currentPassword())), password, Origin.of(request))) {
            throw unknown();
        }
        return signedIn(member, request);
    }

    @GetMapping("/session")
    @Described(value = "Who has signed in", gives = Resource.class)
    ResponseEntity<Envelope> session(HttpServletRequest request) {
        return Answers.one(Resource.of(member(request)));
    }

    @PostMapping("/sign-out")
    @Described(value = "Sign out", headers = "Set-Cookie")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        OwnSite.require(request);
        sessions.end(request);
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, SessionCookie.removed(isEncrypted(request))).build();
    }

    // Guesses cost us more than they cost who makes them.
    private void admit(HttpServletRequest request) {
        OwnSite.require(request);
        limits.count("sign-in:" + Origin.of(request), A_MINUTE);
    }

    private MemberView member(HttpServletRequest request) {
        return sessions.member(request).orElseThrow(Bearer::missing);
    }

    private ResponseEntity<Envelope> signedIn(MemberView member, HttpServletRequest request) {
        sessions.end(request);
        var token = sessions.begin(Membership.of(member), Origin.of(request));
        return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, SessionCookie.set(token, isEncrypted(request)))
            .header(HttpHeaders.CACHE_CONTROL, "no-store").body(new Envelope.One(Resource.of(member)));
    }

    private boolean isEncrypted(HttpServletRequest request) {
        return request.isSecure() || address.isEncrypted();
    }

    private static ApiProblem unknown() {
        return new ApiProblem(ProblemType.UNAUTHENTICATED, "The address, the password or the link is not right, or not any more");
    }

    private record Credentials(@Nullable String email, @Nullable String password, @Nullable String workspaceId) {

        Credentials checked() {
            var faults = new Faults();
            faults.name("email", email, 320);
            faults.check(password != null, "password", "is required");
            faults.length("password", password, 1_000);
            faults.done();
            return this;
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    private record Acceptance(@Nullable String token, @Nullable String password) {
        @Override
        public String toString() {
            return "***";
        }
    }

    private record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "***";
        }
    }

    private record Resource(String id, String workspaceId, String email, String name, Role role) {

        static Resource of(MemberView view) {
            return new Resource(view.id().value(), view.workspaceId().value(), view.email(), view.name(),
                view.role());
        }
    }
}
