package io.verbatim.channel.start;

import io.verbatim.channel.database.DatabasePort;
import io.verbatim.channel.egress.OwnPorts;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the product knows of the machine it runs on. */
@Configuration(proxyBeanMethods = false)
class MachineConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Behind these, on this machine, is the product itself: no setting lets a bot reach them. */
    @Bean
    OwnPorts ownPorts(DatabasePort database, @Value("${management.server.port}") int management) {
        return new OwnPorts(Set.of(database.number(), management));
    }
}
