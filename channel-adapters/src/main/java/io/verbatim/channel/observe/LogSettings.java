package io.verbatim.channel.observe;

import io.verbatim.channel.UnusableSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lines are logged.
 *
 * @param format {@code text} or {@code json}
 */
@ConfigurationProperties("verbatim.log")
record LogSettings(@DefaultValue("text") String format) {

    LogSettings {
        if (!format.equals("text") && !format.equals("json")) {
            throw new UnusableSettings("VERBATIM_LOG_FORMAT: must be text or json.");
        }
    }
}
