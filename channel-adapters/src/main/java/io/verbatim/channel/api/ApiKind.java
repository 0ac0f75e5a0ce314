package io.verbatim.channel.api;

import io.verbatim.channel.management.ChannelKind;
import io.verbatim.channel.web.StrictJson;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The kind {@code api}. */
@Component
class ApiKind implements ChannelKind {
    static final String NAME = "api";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int defaultSessionExpirySeconds() {
        return 300;
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    @Override
    public Optional<Class<?>> configType() {
        return Optional.of(ApiConfig.class);
    }

    @Override
    public Map<String, Object> checkedConfig(Map<String, Object> config) {
        var checked = StrictJson.read("config", config, ApiConfig.class);
        checked.check();
        return checked.asMap();
    }
}
