package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Envelope;
import io.verbatim.shared.Page;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * A call as the router has it.
 *
 * @param described  what is said of it beyond its signature; null where nobody has said anything
 * @param produced   the media types that its address gives
 * @param hasAliases whether it has other addresses, too
 */
record Call(String verb, String path, Class<?> controller, Method method, @Nullable Described described, List<String> produced,
            boolean hasAliases) {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOTHING = 204;
    private static final String OF_USERS = "/v1/channels/webhook/";

    /** The status where all goes well. */
    int status() {
        if (described != null && described.status() != 0) {
            return described.status();
        }
        return described != null && described.gives() == void.class ? NOTHING : OK;
    }

    Class<?> takes() {
        return described == null ? takesBody() ? Object.class : void.class : described.takes();
    }

    Class<?> gives() {
        return described == null ? Object.class : described.gives();
    }

    Class<?> later() {
        return described == null ? void.class : described.later();
    }

    List<String> headers() {
        return described == null ? List.of() : List.of(described.headers());
    }

    /** The media types of what is given that are no JSON of ours. */
    List<String> types() {
        return described == null || described.types().length == 0 ? List.of("*/*") : List.of(described.types());
    }

    boolean isRead() {
        return verb.equals("get");
    }

    boolean takesPage() {
        return Arrays.asList(method.getParameterTypes()).contains(Page.class);
    }

    boolean takesBody() {
        return Arrays.asList(method.getParameterTypes()).contains(Body.class);
    }

    /** Whether callers may set a condition on it: on every change of the management API. */
    boolean isConditional() {
        return !isRead() && isOfManagement();
    }

    /** Of what is only made nobody has another version: the condition is kept there, too, but clients need not be told of it. */
    boolean saysCondition() {
        return isConditional() && (status() != CREATED || Arrays.stream(method.getParameters())
            .map(parameter -> parameter.getAnnotation(RequestHeader.class))
            .anyMatch(header -> header != null && (header.value() + header.name()).equals("If-Match")));
    }

    /** Whether the answer is wrapped. */
    boolean isWrapped() {
        return Envelope.isAnswerOf(method);
    }

    /** Whether a key of the workspace is asked for, or a member who has signed in. */
    boolean isOfManagement() {
        return path.startsWith("/v1/") && !path.equals(OpenApiController.PATH) && !path.startsWith(OF_USERS);
    }

    /** Whether a channel's key is asked for. */
    boolean isOfChannels() {
        return path.startsWith("/api/") || path.startsWith(OF_USERS);
    }

    /** Whether it may tell how far the log is when it has changed something. */
    boolean tellsPosition() {
        return !isRead() && (path.startsWith("/v1/") || path.startsWith("/auth/"));
    }

    /** Whether it counts against a limit, whatever comes of it. */
    boolean isCounted() {
        return isOfManagement() || isOfChannels();
    }

    /** Signing in is counted by address where no key is asked for. */
    boolean mayBeCounted() {
        return isCounted() || path.startsWith("/auth/");
    }
}
