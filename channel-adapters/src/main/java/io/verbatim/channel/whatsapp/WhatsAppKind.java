package io.verbatim.channel.whatsapp;

import io.verbatim.channel.management.ChannelKind;
import io.verbatim.channel.web.PublicUrl;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The kind {@code whatsapp}. */
@Component
class WhatsAppKind implements ChannelKind {
    static final String NAME = "whatsapp";

    private final SetUp setUp;
    private final Subscription subscription;
    private final PublicUrl address;

    WhatsAppKind(SetUp setUp, Subscription subscription, PublicUrl address) {
        this.setUp = setUp;
        this.subscription = subscription;
        this.address = address;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String defaultName() {
        return "WhatsApp";
    }

    @Override
    public boolean needsPublishedBot() {
        return true;
    }

    @Override
    public Set<String> fieldsBeside() {
        return WhatsAppConfig.BESIDE;
    }

    @Override
    public Set<String> secrets() {
        return Credentials.GIVEN;
    }

    @Override
    public Optional<Class<?>> configType() {
        return Optional.of(WhatsAppConfig.class);
    }

    @Override
    public Map<String, Object> checkedConfig(Map<String, Object> config) {
        var checked = StrictJson.read("config", config, WhatsAppConfig.class);
        checked.check();
        return checked.asMap();
    }

    @Override
    public ChannelSettings prepared(Preparation wanted) {
        return setUp.prepared(wanted);
    }

    @Override
    public Map<String, Object> shown(Map<String, Object> config) {
        var shown = new LinkedHashMap<>(config);
        Credentials.INTERNAL.forEach(shown::remove);
        return shown;
    }

    @Override
    public Map<String, Object> facts(Channel channel) {
        var credentials = Line.of(channel).credentials();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("webhook_url", address.of("/webhooks/whatsapp/" + channel.id()));
        facts.put("token", credentials.token().asMap());
        facts.put(Credentials.PREVIOUS_UNTIL, credentials.previousUntil());
        return facts;
    }

    @Override
    public void saved(Channel channel, @Nullable Channel before) {
        subscription.saved(Line.of(channel), before == null ? null : Line.of(before));
    }
}
