package io.verbatim.channel.egress;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's word on outgoing calls.
 *
 * @param allow                 what may be reached although private, and by plain http: addresses, CIDR blocks or names, each with an
 *                              optional port or range of ports ({@code 10.0.0.0/8}, {@code ollama:11434}, {@code 127.0.0.1:9000-9099})
 * @param connectTimeout        for each address of a host, within the deadline of the call
 * @param maxConnections        open at one time
 * @param maxConnectionsPerHost of these, so that a host that hangs leaves some for others
 */
@ConfigurationProperties("verbatim.egress")
public record EgressSettings(@DefaultValue List<String> allow, @DefaultValue("10s") Duration connectTimeout,
                             @DefaultValue("20000") int maxConnections, @DefaultValue("10000") int maxConnectionsPerHost) {

    /** The defaults, and this allow list. */
    public static EgressSettings allowing(String... allow) {
        return new EgressSettings(List.of(allow), Duration.ofSeconds(10), 20_000, 10_000);
    }
}
