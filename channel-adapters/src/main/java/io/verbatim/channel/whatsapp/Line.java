package io.verbatim.channel.whatsapp;

import io.verbatim.channel.whatsapp.outbound.Template;
import io.verbatim.shared.channel.Channel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel as it is set up: a business's number and what it is used with. */
record Line(Channel channel, Map<String, Object> config, Credentials credentials) {

    static Line of(Channel channel) {
        var config = channel.settings().config();
        return new Line(channel, config, Credentials.of(config));
    }

    String accountId() {
        return text("business_account_id", "");
    }

    String phoneNumberId() {
        return text("phone_number_id", "");
    }

    String appId() {
        return text("app_id", "");
    }

    String version() {
        return text("version", WhatsAppConfig.VERSION);
    }

    boolean isActive() {
        return channel.settings().active();
    }

    boolean subscribes() {
        return Boolean.TRUE.equals(config.get("subscribe"));
    }

    int perSecond() {
        return config.get("messages_per_second") instanceof Number number ? number.intValue() : WhatsAppConfig.PER_SECOND;
    }

    /** What is said to users who send what cannot be shown; null for nothing. */
    @Nullable String unsupportedText() {
        return config.get("unsupported_text") instanceof String text && !text.isBlank() ? text : null;
    }

    /** What is said to users whose voice message could not be understood; null for nothing. */
    @Nullable String voiceFailedText() {
        return config.get("voice_failed_text") instanceof String text && !text.isBlank() ? text : null;
    }

    @Nullable Template template() {
        return config.get("template") instanceof Map<?, ?> template
            ? new Template(String.valueOf(template.get("name")), String.valueOf(template.get("language"))) : null;
    }

    /** Whether this number may start a session; where some are named, a hidden one may not. */
    boolean lets(@Nullable String waId) {
        var numbers = config.get("trigger_recipients") instanceof List<?> list ? list : List.of();
        return numbers.isEmpty() || waId != null && numbers.stream().anyMatch(number -> digits(number.toString()).equals(digits(waId)));
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    private String text(String name, String otherwise) {
        return config.get(name) instanceof String text ? text : otherwise;
    }
}
