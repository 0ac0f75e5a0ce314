package io.verbatim.channel.stream;

import io.verbatim.channel.web.PublicUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What writes events, also where no Kafka is set up. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    CloudEvents cloudEvents(PublicUrl publicUrl) {
        return new CloudEvents(publicUrl::of);
    }
}
