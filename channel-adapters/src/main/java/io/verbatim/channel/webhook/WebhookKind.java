package io.verbatim.channel.webhook;

import io.verbatim.channel.egress.UrlPolicy;
import io.verbatim.channel.management.ChannelKind;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.channel.ChannelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The kind {@code webhook}. */
@Component
class WebhookKind implements ChannelKind {
    static final String NAME = "webhook";
    static final String API_TOKEN = "api_token";
    static final String VERIFY_TOKEN = "verify_token";
    static final String SIGNING_SECRET = "signing_secret";

    private final Pages pages;
    private final UrlPolicy urls;

    WebhookKind(Pages pages, UrlPolicy urls) {
        this.pages = pages;
        this.urls = urls;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean hasKeys() {
        return true;
    }

    /** Of dialect form the token is what a key is of others. */
    @Override
    public boolean hasKeys(Map<String, Object> config) {
        return Dialect.in(config) == Dialect.JSON;
    }

    @Override
    public Optional<Class<?>> configType() {
        return Optional.of(WebhookConfig.class);
    }

    @Override
    public Map<String, Object> checkedConfig(Map<String, Object> config) {
        requireOneDialect(config);
        var checked = StrictJson.read("config", config, WebhookConfig.class);
        checked.check();
        urls.check(checked.urlField(), checked.url());
        return checked.asMap();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(API_TOKEN, VERIFY_TOKEN, SIGNING_SECRET);
    }

    @Override
    public Map<String, String> madeUp(Map<String, Object> config, Set<String> missing) {
        var madeUp = new HashMap<String, String>();
        var token = Dialect.in(config) == Dialect.FORM ? API_TOKEN : VERIFY_TOKEN;
        if (missing.contains(token)) {
            madeUp.put(token, SigningSecret.token());
        }
        if (missing.contains(SIGNING_SECRET) && WebhookConfig.isOn(config, "sign_replies")) {
            madeUp.put(SIGNING_SECRET, SigningSecret.generate());
        }
        return madeUp;
    }

    @Override
    public void reserve(ChannelId channel, Map<String, Object> config) {
        if (Dialect.in(config) == Dialect.FORM) {
            pages.claim(WebhookConfig.text(config, "page_id"), channel);
        }
    }

    private static void requireOneDialect(Map<String, Object> config) {
        var faults = new Faults();
        var other = Dialect.in(config) == Dialect.FORM ? Dialect.JSON : Dialect.FORM;
        other.fields().stream().sorted().filter(field -> config.get(field) != null)
            .forEach(field -> faults.check(false, "config." + field, "is only for dialect " + other.word()));
        faults.done();
    }
}
