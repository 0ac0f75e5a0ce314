package io.verbatim.channel.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How eagerly it is looked for what is to be forgotten.
 *
 * @param interval between two looks
 */
@ConfigurationProperties("verbatim.retention")
record RetentionSettings(@DefaultValue("1m") Duration interval) {
}
