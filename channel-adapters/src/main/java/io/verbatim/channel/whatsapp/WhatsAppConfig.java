package io.verbatim.channel.whatsapp;

import io.verbatim.channel.web.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may say of a channel. Secrets that are missing stay what they are.
 *
 * @param version           of the Graph API
 * @param triggerRecipients phone numbers that may start a session; none: all may
 * @param subscribe         whether the product itself has Meta call it
 * @param messagesPerSecond that the number sends at most
 */
record WhatsAppConfig(@Nullable String businessAccountId, @Nullable String phoneNumberId, @Nullable String appId,
                      @Nullable String appSecret, @Nullable String accessToken, @Nullable String verifyToken, @Nullable String version,
                      @Nullable Reengagement template,
                      @Nullable List<@Nullable String> triggerRecipients, @Nullable String unsupportedText,
                      @Nullable String voiceFailedText, @Nullable String onUnknownDelivery, @Nullable Boolean subscribe,
                      @Nullable Integer messagesPerSecond) {

    static final String VERSION = "v21.0";
    static final int PER_SECOND = 80;
    static final Set<String> BESIDE = Set.of("template", "trigger_recipients", "unsupported_text", "voice_failed_text",
        "on_unknown_delivery", "subscribe");

    private static final int MOST_RECIPIENTS = 1_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final Pattern VERSIONS = Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,2}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()-]{4,30}");

    /** The template that is sent to users who have been silent for a day. */
    record Reengagement(@Nullable String name, @Nullable String language) { }

    /** Refuses with INVALID, all faults at once. */
    void check() {
        var faults = new Faults();
        id(faults, "business_account_id", businessAccountId);
        id(faults, "phone_number_id", phoneNumberId);
        id(faults, "app_id", appId);
        secret(faults, Credentials.APP_SECRET, appSecret);
        secret(faults, Credentials.ACCESS_TOKEN, accessToken);
        secret(faults, Credentials.VERIFY_TOKEN, verifyToken);
        faults.check(version == null || VERSIONS.matcher(version).matches(), "config.version", "must be like v21.0");
        faults.range("config.messages_per_second", messagesPerSecond, 1, 1_000);
        checkBehaviour(faults);
        faults.done();
    }

    private void checkBehaviour(Faults faults) {
        if (template != null) {
            faults.name("config.template.name", template.name(), 512);
            faults.name("config.template.language", template.language(), 20);
        }
        faults.length("config.unsupported_text", unsupportedText, 4_096);
        faults.length("config.voice_failed_text", voiceFailedText, 4_096);
        faults.check(onUnknownDelivery == null || Set.of("resend", "hold").contains(onUnknownDelivery), "config.on_unknown_delivery",
            "must be one of: hold, resend");
        var numbers = triggerRecipients == null ? List.<@Nullable String>of() : triggerRecipients;
        faults.check(numbers.size() <= MOST_RECIPIENTS, "config.trigger_recipients", "must be at most %d".formatted(MOST_RECIPIENTS));
        for (int i = 0; i < numbers.size(); i++) {
            var number = numbers.get(i);
            faults.check(number != null && NUMBER.matcher(number).matches(), "config.trigger_recipients[%d]".formatted(i),
                "must be a phone number");
        }
    }

    private static void id(Faults faults, String name, @Nullable String value) {
        if (faults.check(value != null && !value.isBlank(), "config." + name, "is required") && value != null) {
            faults.check(ID.matcher(value).matches(), "config." + name, "must be an id of Meta's");
        }
    }

    private static void secret(Faults faults, String name, @Nullable String value) {
        faults.check(value == null || SECRET.matcher(value).matches(), "config." + name, "must be 1 to 4096 visible ASCII characters");
    }

    /** With the defaults, and without what is not given. */
    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        put(map, "business_account_id", businessAccountId);
        put(map, "phone_number_id", phoneNumberId);
        put(map, "app_id", appId);
        put(map, Credentials.APP_SECRET, appSecret);
        put(map, Credentials.ACCESS_TOKEN, accessToken);
        put(map, Credentials.VERIFY_TOKEN, verifyToken);
        put(map, "version", version == null ? VERSION : version);
        put(map, "messages_per_second", messagesPerSecond == null ? PER_SECOND : messagesPerSecond);
        put(map, "template", template == null ? null : Map.of("name", String.valueOf(template.name()), "language",
            String.valueOf(template.language())));
        put(map, "trigger_recipients", triggerRecipients == null ? List.of()
            : triggerRecipients.stream().filter(Objects::nonNull).toList());
        put(map, "unsupported_text", unsupportedText);
        put(map, "voice_failed_text", voiceFailedText);
        put(map, "on_unknown_delivery", onUnknownDelivery == null ? "resend" : onUnknownDelivery);
        put(map, "subscribe", Boolean.TRUE.equals(subscribe));
        return map;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WhatsAppConfig[%s]".formatted(phoneNumberId);
    }
}
