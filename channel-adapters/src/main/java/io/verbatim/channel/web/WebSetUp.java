package io.verbatim.channel.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what stands before the controllers. */
@Configuration(proxyBeanMethods = false)
class WebSetUp implements WebMvcConfigurer {
    /** Tells nothing of any workspace. */
    private static final String OPEN = "/v1/openapi.json";

    /** With a key of their own, and no thing of which there could be another version. */
    private static final String MESSAGES = "/v1/channels/webhook/*/messages";
    // What was answered before is answered again, whatever has become of the thing since.
    private static final int BEHIND_REPEATS = 200;

    private final Doorkeeper doorkeeper;
    private final Conditions conditions;

    WebSetUp(Doorkeeper doorkeeper, @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes,
             ObjectProvider<RequestMappingHandlerAdapter> adapter, JsonMapper json, Desk desk) {
        this.doorkeeper = doorkeeper;
        this.conditions = new Conditions(routes, adapter, json, desk);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        // Those with keys of their own, or that tell nothing.
        interceptors.addInterceptor(doorkeeper).addPathPatterns("/v1/**").excludePathPatterns(OPEN, MESSAGES);
        interceptors.addInterceptor(new NoBody()).addPathPatterns("/v1/**");
        interceptors.addInterceptor(conditions).addPathPatterns("/v1/**").excludePathPatterns(OPEN, MESSAGES).order(BEHIND_REPEATS);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Arguments());
    }

    @Bean
    static WebMvcRegistrations routes() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new PathsFirst();
            }
        };
    }

    @Bean
    static FilterRegistrationBean<UrlHandlerFilter> trailingSlash() {
        var filter = new FilterRegistrationBean<>(UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    static FilterRegistrationBean<Leftovers> leftovers() {
        var filter = new FilterRegistrationBean<>(new Leftovers());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Of answers without a revision, made from what they say; files and streams go out as they come. */
    @Bean
    static FilterRegistrationBean<Filter> entityTags() {
        var filter = new FilterRegistrationBean<Filter>(new AnswerTags());
        filter.addUrlPatterns("/v1/*");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    @Bean
    static FilterRegistrationBean<Filter> noSniffing() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("X-Content-Type-Options", "nosniff");
            chain.doFilter(request, response);
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
