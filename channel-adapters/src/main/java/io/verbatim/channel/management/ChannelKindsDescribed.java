package io.verbatim.channel.management;

import io.verbatim.channel.web.Alternatives;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells what the configuration of a channel may hold, by its kind. */
@Configuration(proxyBeanMethods = false)
class ChannelKindsDescribed {

    @Bean
    Alternatives channelConfigs(ObjectProvider<ChannelKind> kinds) {
        return new Alternatives(ChannelRequest.class.getSimpleName(), "config", kinds.stream().sorted(Comparator.comparing(ChannelKind::name))
            .flatMap(kind -> kind.configType().stream()).collect(Collectors.toList()));
    }
}
