package io.verbatim.channel.web;

import io.verbatim.shared.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers what they ask for by type: the {@link Caller}, the {@link Body}, the {@link Page}, the {@link Deed}. */
final class Arguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Caller.class || type == Body.class || type == Page.class || type == Deed.class;
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
                                            @Nullable WebDataBinderFactory binders) {
        var type = parameter.getParameterType();
        if (type == Caller.class) {
            return request.getAttribute(Doorkeeper.CALLER, RequestAttributes.SCOPE_REQUEST);
        }
        var http = request.getNativeRequest(HttpServletRequest.class);
        return type == Body.class ? Body.of(http) : type == Deed.class ? Deed.of(http) : PageParameters.of(http);
    }
}
