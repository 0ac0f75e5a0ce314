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
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets callers of the management API in: who they are, what they may do, and, for readers, when the views are up to date. */
@Component
class Doorkeeper implements HandlerInterceptor {
    static final String CALLER = Caller.class.getName();

    private final Cache<KeyDigest, Optional<KeyView>> known;
    private final Keys keys;
    private final Desk desk;
    private final RateLimits limits;

    Doorkeeper(Keys keys, Desk desk, RateLimits limits, SetUpCaches caches) {
        this.known = caches.open();
        this.keys = keys;
        this.desk = desk;
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var key = key(request);
        // What comes back from waiting is the same request, and was counted.
        if (request.getDispatcherType() != DispatcherType.ASYNC) {
            limits.count(key.id(), limits.orDefault(key.rateLimitPerMinute()), response);
        }
        var caller = new Caller(key.workspaceId(), key.id(), key.role(), request.getRemoteAddr());
        if (handler instanceof HandlerMethod && !Access.allows(caller.role(), request.getMethod(), route(request))) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "The role of this key does not allow this");
        }
        if (request.getMethod().equals("GET")) {
            desk.awaitViews();
        }
        request.setAttribute(CALLER, caller);
        return true;
    }

    // Not the address as it was spelled: an encoded letter in it leads to the same handler, and must not lead around its rule.
    private static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern ? pattern : "";
    }

    private KeyView key(HttpServletRequest request) {
        return Bearer.of(request).filter(keys::isPossible).flatMap(this::known).orElseThrow(Bearer::missing);
    }

    private Optional<KeyView> known(String key) {
        return known.get(keys.digest(key), digest -> desk.find(new FindKeyByDigest(digest), KeyView.class));
    }
}
