package io.verbatim.channel.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The hook at the client's connect: what passes here is what the socket connects to, and nothing looks the name up again in between, so
 * an answer that changes between check and connect (DNS rebinding) gains nothing.
 */
record GuardedResolver(AddressPolicy policy, Lookups lookups, boolean secure) implements DnsResolver {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        var target = Target.of((secure ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        var permitted = lookups.of(target.name(), PATIENCE).stream().filter(address -> policy.permits(target, address)).toList();
        if (permitted.isEmpty()) {
            throw new BlockedAddress(host);
        }
        return permitted.stream().map(address -> new InetSocketAddress(address, port)).toList();
    }

    @Override
    public InetAddress[] resolve(String host) {
        throw new UnsupportedOperationException("An address is judged together with its port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
