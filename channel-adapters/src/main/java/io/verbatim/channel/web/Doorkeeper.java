package io.verbatim.channel.web;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.vault.Keys;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyView;
import io.verbatim.shared.workspace.WorkspaceQuery.FindKeyByDigest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets callers of the management API in: who they are, what they may do, and, for readers, when the views are up to date. */
@Component
class Doorkeeper implements HandlerInterceptor {
    static final String CALLER = Caller.class.getName();

    private static final int INSTALLATIONS_LIMIT = 0;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Cache<KeyDigest, Optional<KeyView>> known;
    private final Keys keys;
    private final SignedIn signedIn;
    private final Desk desk;
    private final RateLimits limits;

    Doorkeeper(Keys keys, SignedIn signedIn, Desk desk, RateLimits limits, SetUpCaches caches) {
        this.known = caches.open();
        this.keys = keys;
        this.signedIn = signedIn;
        this.desk = desk;
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var guest = guest(request);
        // What comes back from waiting is the same request, and was counted.
        if (request.getDispatcherType() != DispatcherType.ASYNC) {
            limits.count(guest.counted(), limits.orDefault(guest.perMinute()), response);
        }
        var caller = guest.caller();
        if (handler instanceof HandlerMethod && !Access.allows(caller.role(), request.getMethod(), route(request))) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "Your role does not allow this");
        }
        if (READING.contains(request.getMethod())) {
            desk.awaitViews(Position.shown(request));
        }
        request.setAttribute(CALLER, caller);
        return true;
    }

    /** Counts a request of the management API that leads nowhere, if its key is known. Refused as RATE_LIMITED if it is one too many. */
    void countTheLost(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith("/v1/") && request.getAttribute(CALLER) == null) {
            Bearer.of(request).filter(keys::isPossible).flatMap(this::known)
                .ifPresent(key -> limits.count(key.id().value(), limits.orDefault(key.rateLimitPerMinute()), response));
        }
    }

    // Not the address as it was spelled: an encoded letter in it leads to the same handler, and must not lead around its rule.
    private static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern ? pattern : "";
    }

    // Who shows a key is known by the key alone.
    private Guest guest(HttpServletRequest request) {
        return request.getHeader("Authorization") == null ? member(request) : key(request);
    }

    private Guest key(HttpServletRequest request) {
        var key = Bearer.of(request).filter(keys::isPossible).flatMap(this::known).orElseThrow(Bearer::missing);
        return new Guest(key.id().value(), key.rateLimitPerMinute(),
            Caller.of(key.workspaceId(), key.id(), key.role(), Origin.of(request)));
    }

    private Guest member(HttpServletRequest request) {
        var member = signedIn.member(request).orElseThrow(Bearer::missing);
        OwnSite.require(request);
        return new Guest(member.id().value(), INSTALLATIONS_LIMIT,
            Caller.of(member.workspaceId(), member.id(), member.role(), Origin.of(request)));
    }

    private Optional<KeyView> known(String key) {
        return known.get(keys.digest(key), digest -> desk.find(new FindKeyByDigest(digest), KeyView.class));
    }

    /** Who is let in, and whose requests are counted. */
    private record Guest(String counted, int perMinute, Caller caller) { }
}
