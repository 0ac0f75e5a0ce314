package io.verbatim.channel.telegram;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's word on Telegram.
 *
 * @param url      where the Bot API is
 * @param patience for one call of it
 */
@ConfigurationProperties("verbatim.telegram")
record TelegramSettings(@DefaultValue("https://api.telegram.org") String url, @DefaultValue("15s") Duration patience) {

    String base() {
        var stripped = url.strip();
        return stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
