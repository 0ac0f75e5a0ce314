package io.verbatim.channel.intake;

import io.verbatim.shared.Bound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says what is bounded here. */
@Configuration(proxyBeanMethods = false)
class IntakeBounds {

    @Bean
    Bound inboxInHand(Lanes lanes) {
        return lanes.bound();
    }

    @Bean
    Bound inboxArriving(Intake intake) {
        return intake.bound();
    }
}
