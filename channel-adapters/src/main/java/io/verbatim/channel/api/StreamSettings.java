package io.verbatim.channel.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How turns are streamed.
 *
 * @param heartbeat how long nothing is sent before a comment is
 * @param stall     how long a reader may take to take one event in, before it is dropped
 * @param longest   how long one stream lasts at most, and a turn may be followed without asking again
 */
@ConfigurationProperties("verbatim.streams")
record StreamSettings(@DefaultValue("15s") Duration heartbeat, @DefaultValue("10s") Duration stall, @DefaultValue("15m") Duration longest) {
}
