package io.verbatim.channel.audit;

import io.verbatim.shared.Bound;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says what is bounded here. */
@Configuration(proxyBeanMethods = false)
class AuditBounds {

    @Bean
    Bound auditNotes(AuditTrail trail) {
        return trail.bound();
    }
}
