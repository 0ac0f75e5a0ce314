package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds who answers a request by its path first: Spring would look at the headers for each of our many routes before that. */
final class PathsFirst extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, HttpServletRequest request) {
        var paths = route.getPathPatternsCondition();
        return paths != null && paths.getMatchingCondition(request) == null ? null : super.getMatchingMapping(route, request);
    }
}
