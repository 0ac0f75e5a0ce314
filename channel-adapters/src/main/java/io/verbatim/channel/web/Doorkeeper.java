package io.verbatim.channel.web;

import com.github.benmanes.caffeine.cache.Cache;
import io.verbatim.channel.vault.Keys;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyView;
import io.verbatim.shared.workspace.WorkspaceQuery.FindKeyByDigest;
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

    Doorkeeper(Keys keys, Desk desk, SetUpCaches caches) {
        this.known = caches.open();
        this.keys = keys;
        this.desk = desk;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var caller = caller(request);
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

    private Caller caller(HttpServletRequest request) {
        return Bearer.of(request).filter(keys::isPossible).flatMap(this::known)
            .map(key -> new Caller(key.workspaceId(), key.id(), key.role(), request.getRemoteAddr()))
            .orElseThrow(Bearer::missing);
    }

    private Optional<KeyView> known(String key) {
        return known.get(keys.digest(key), digest -> desk.find(new FindKeyByDigest(digest), KeyView.class));
    }
}
