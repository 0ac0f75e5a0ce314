package io.verbatim.channel.backend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node makes attempts.
 *
 * @param maxRunning  attempts at one time; one more fails at once, as {@code unknown}, and may be made again after its pause
 * @param drain       how long a stop waits for those that run; what is left then is closed as unknown when its lease runs out
 * @param silence     how long a stream that has begun to speak may be silent
 * @param beat        at the least between two pieces of a streamed reply that are passed on: each is an event
 */
@ConfigurationProperties("verbatim.attempts")
record AttemptSettings(@DefaultValue("20000") int maxRunning, @DefaultValue("5s") Duration drain, @DefaultValue("20s") Duration silence,
                       @DefaultValue("150ms") Duration beat) {
}
