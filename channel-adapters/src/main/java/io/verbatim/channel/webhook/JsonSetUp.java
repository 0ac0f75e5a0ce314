package io.verbatim.channel.webhook;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the door of dialect json before its handler. */
@Configuration(proxyBeanMethods = false)
class JsonSetUp implements WebMvcConfigurer {
    private final JsonDoor door;

    JsonSetUp(JsonDoor door) {
        this.door = door;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(door).addPathPatterns("/v1/channels/webhook/*/messages");
    }
}
