package io.verbatim.channel.effect;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node does effects.
 *
 * @param maxRunning effects at one time; one more fails at once, as {@code busy}
 * @param maxPausing pauses at one time, which cost next to nothing
 * @param drain      how long a stop waits for those that run; what is left then is taken over by whoever lives
 */
@ConfigurationProperties("verbatim.effects")
record EffectSettings(@DefaultValue("5000") int maxRunning, @DefaultValue("200000") int maxPausing, @DefaultValue("5s") Duration drain) {
}
