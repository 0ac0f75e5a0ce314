package io.verbatim.channel.telegram;

import io.verbatim.channel.web.Faults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a channel of kind {@code telegram} can be told.
 *
 * @param botToken        as BotFather gave it; null where it stays what it is
 * @param voiceFailedText said to who sent a voice message that could not be understood; null for nothing
 * @param unsupportedText said, once in a session, to who sent what bots cannot be given; null for nothing
 */
record TelegramConfig(@Nullable String botToken, @Nullable String voiceFailedText, @Nullable String unsupportedText) {
    static final String TOKEN = "bot_token";
    static final String VOICE_FAILED = "voice_failed_text";
    static final String UNSUPPORTED = "unsupported_text";

    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{3,100}");
    private static final int LONGEST = 4_096;

    void check() {
        var faults = new Faults();
        faults.check(botToken == null || SHAPE.matcher(botToken).matches(), "config.bot_token", "must be a token as BotFather gives it");
        faults.length("config.voice_failed_text", voiceFailedText, LONGEST);
        faults.length("config.unsupported_text", unsupportedText, LONGEST);
        faults.done();
    }

    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        if (botToken != null) {
            map.put(TOKEN, botToken);
        }
        if (voiceFailedText != null) {
            map.put(VOICE_FAILED, voiceFailedText);
        }
        if (unsupportedText != null) {
            map.put(UNSUPPORTED, unsupportedText);
        }
        return map;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TelegramConfig[***]";
    }
}
