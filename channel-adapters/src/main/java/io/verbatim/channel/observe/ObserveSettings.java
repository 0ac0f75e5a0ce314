package io.verbatim.channel.observe;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the product looks at itself.
 *
 * @param interval between two looks into the database for figures
 */
@ConfigurationProperties("verbatim.observe")
record ObserveSettings(@DefaultValue("5s") Duration interval) {
}
