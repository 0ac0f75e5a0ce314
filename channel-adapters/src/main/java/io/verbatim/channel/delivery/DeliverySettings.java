package io.verbatim.channel.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node delivers.
 *
 * @param maxRunning           messages that are being sent at one time
 * @param maxRunningPerChannel the same for one channel, so that a slow receiver leaves room for others
 * @param maxWaiting           messages that this node keeps in memory until they are sent; the rest waits in the database
 * @param drain                how long a stop waits for those that are being sent
 */
@ConfigurationProperties("verbatim.deliveries")
record DeliverySettings(@DefaultValue("512") int maxRunning, @DefaultValue("128") int maxRunningPerChannel,
                        @DefaultValue("5000") int maxWaiting, @DefaultValue("5s") Duration drain) {
}
