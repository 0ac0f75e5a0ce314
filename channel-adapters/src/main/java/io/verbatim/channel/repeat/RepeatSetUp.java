package io.verbatim.channel.repeat;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts repeated requests before the handlers, behind the door. */
@Configuration(proxyBeanMethods = false)
class RepeatSetUp implements WebMvcConfigurer {
    private static final int BEHIND_THE_DOOR = 100;

    private final Repeats repeats;

    RepeatSetUp(Repeats repeats) {
        this.repeats = repeats;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(repeats).addPathPatterns("/v1/**").order(BEHIND_THE_DOOR);
    }

    @Bean
    static FilterRegistrationBean<Filter> answersKept(FirstAnswers answers) {
        var filter = new FilterRegistrationBean<Filter>(new AnswerKeeper(answers));
        filter.addUrlPatterns("/v1/*");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return filter;
    }
}
