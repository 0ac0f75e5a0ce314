package io.verbatim.channel.telegram;

import io.verbatim.channel.management.ChannelKind;
import io.verbatim.channel.management.KeptSecrets;
import io.verbatim.channel.web.PublicUrl;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The kind {@code telegram}. */
@Component
class TelegramKind implements ChannelKind {
    static final String NAME = "telegram";

    private final PublicUrl address;

    TelegramKind(PublicUrl address) {
        this.address = address;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String defaultName() {
        return "Telegram";
    }

    @Override
    public boolean needsPublishedBot() {
        return true;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(TelegramConfig.TOKEN);
    }

    @Override
    public Optional<Class<?>> configType() {
        return Optional.of(TelegramConfig.class);
    }

    @Override
    public Map<String, Object> checkedConfig(Map<String, Object> config) {
        var checked = StrictJson.read("config", config, TelegramConfig.class);
        checked.check();
        return checked.asMap();
    }

    @Override
    public ChannelSettings prepared(Preparation wanted) {
        if (KeptSecrets.of(wanted.settings().config(), TelegramConfig.TOKEN).isEmpty()) {
            throw new Refused(Refused.Code.INVALID, "A token is missing", List.of(new Refused.Fault("config.bot_token", "is required")));
        }
        return wanted.settings();
    }

    @Override
    public Map<String, Object> facts(Channel channel) {
        return Map.of("webhook_url", address.of(UpdateController.PATH + channel.id()));
    }
}
