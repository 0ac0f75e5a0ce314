package io.verbatim.channel.webhook;

import io.verbatim.channel.web.Faults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a channel of kind {@code webhook} can be told; its secrets are here only while they are checked.
 *
 * @param pageId            names the channel to callers of dialect form; one in the installation
 * @param replyDelaySeconds messages that follow each other within so long are answered together
 * @param maxPartLength     longer texts are sent in parts
 */
record WebhookConfig(@Nullable String dialect, @Nullable String pageId, @Nullable String replyUrl, @Nullable Integer replyDelaySeconds,
                     @Nullable Integer maxPartLength, @Nullable Boolean voiceReplies, @Nullable String voicePrefix,
                     @Nullable String voiceFailedText, @Nullable String webhookUrl, @Nullable Boolean signReplies,
                     @Nullable String apiToken, @Nullable String verifyToken, @Nullable String signingSecret,
                     @Nullable String onUnknownDelivery) {

    private static final int LONGEST_PART = 1_000;
    private static final String VOICE_PREFIX = "[Voice message] ";
    private static final String VOICE_FAILED = "Sorry, I could not understand your voice message. Please try again or write to me.";

    /** Refused with INVALID where a value is out of bounds; URLs are checked by whoever knows the network. */
    void check() {
        var faults = new Faults();
        faults.check(Dialect.of(String.valueOf(dialect)).isPresent(), "config.dialect", "must be form or json");
        faults.range("config.reply_delay_seconds", replyDelaySeconds, 0, 60);
        faults.range("config.max_part_length", maxPartLength, 20, 65_536);
        faults.length("config.voice_prefix", voicePrefix, 200);
        faults.length("config.voice_failed_text", voiceFailedText, 1_000);
        token(faults, "config.api_token", apiToken);
        token(faults, "config.verify_token", verifyToken);
        faults.check(signingSecret == null || SigningSecret.isOne(signingSecret), "config.signing_secret",
            "must be whsec_ and the base64 of 24 to 64 bytes");
        faults.check(onUnknownDelivery == null || onUnknownDelivery.equals("resend") || onUnknownDelivery.equals("hold"),
            "config.on_unknown_delivery", "must be resend or hold");
        if (isForm()) {
            faults.name("config.page_id", pageId, 200);
            faults.name("config.reply_url", replyUrl, 2_048);
        } else {
            faults.name("config.webhook_url", webhookUrl, 2_048);
        }
        faults.done();
    }

    /** Where answers go. */
    String url() {
        return Objects.requireNonNullElse(isForm() ? replyUrl : webhookUrl, "");
    }

    String urlField() {
        return isForm() ? "config.reply_url" : "config.webhook_url";
    }

    private boolean isForm() {
        return !Dialect.JSON.word().equals(dialect);
    }

    /** With its defaults. */
    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("dialect", String.valueOf(dialect));
        if (isForm()) {
            map.put("page_id", String.valueOf(pageId));
            map.put("reply_url", url());
            map.put("reply_delay_seconds", Objects.requireNonNullElse(replyDelaySeconds, 0));
            map.put("max_part_length", Objects.requireNonNullElse(maxPartLength, LONGEST_PART));
            map.put("voice_replies", Boolean.TRUE.equals(voiceReplies));
            map.put("voice_prefix", Objects.requireNonNullElse(voicePrefix, VOICE_PREFIX));
            map.put("voice_failed_text", Objects.requireNonNullElse(voiceFailedText, VOICE_FAILED));
        } else {
            map.put("webhook_url", url());
        }
        map.put("sign_replies", Boolean.TRUE.equals(signReplies));
        map.put("on_unknown_delivery", Objects.requireNonNullElse(onUnknownDelivery, "resend"));
        put(map, "api_token", apiToken);
        put(map, "verify_token", verifyToken);
        put(map, "signing_secret", signingSecret);
        return map;
    }

    private static void put(Map<String, Object> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static void token(Faults faults, String field, @Nullable String token) {
        faults.check(token == null || token.matches("[\\x21-\\x7e]{8,256}"), field, "must be 8 to 256 visible ASCII characters");
    }

    static Duration replyDelay(Map<String, Object> config) {
        return Duration.ofSeconds(number(config, "reply_delay_seconds", 0));
    }

    static int partLength(Map<String, Object> config) {
        return number(config, "max_part_length", LONGEST_PART);
    }

    static boolean isOn(Map<String, Object> config, String field) {
        return Boolean.TRUE.equals(config.get(field));
    }

    static String text(Map<String, Object> config, String field) {
        return config.get(field) instanceof String text ? text : "";
    }

    private static int number(Map<String, Object> config, String name, int otherwise) {
        return config.get(name) instanceof Number number ? number.intValue() : otherwise;
    }
}
