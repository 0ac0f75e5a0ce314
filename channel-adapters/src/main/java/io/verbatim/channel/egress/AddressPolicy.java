package io.verbatim.channel.egress;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Says which addresses may be called. Looks at the bytes itself: the platform's own predicates miss half of the special blocks. */
@Component
final class AddressPolicy {

    private static final List<Block> NEVER = blocks("169.254.0.0/16", "fe80::/10", "100.100.100.200", "192.0.0.192", "fd00:ec2::254");
    private static final List<Block> SPECIAL = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20");
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private final List<AllowRule> allowed;
    private final OwnPorts own;

    @Autowired
    AddressPolicy(EgressSettings settings, ObjectProvider<OwnPorts> own) {
        this(settings, own.getIfAvailable(OwnPorts::none));
    }

    AddressPolicy(EgressSettings settings, OwnPorts own) {
        this.allowed = settings.allow().stream().filter(entry -> !entry.isBlank()).map(AllowRule::of).toList();
        this.own = own;
    }

    /** Whether a host that was found at this address may be called: public ones by TLS, those on the operator's list anyhow. */
    boolean permits(Target target, InetAddress address) {
        var real = Embedded.unwrap(address);
        if (isIn(NEVER, real) || isOurs(real, target.port())) {
            return false;
        }
        return target.secure() && isPublic(real) || allowed.stream().anyMatch(rule -> rule.matches(target.name(), real, target.port()));
    }

    private boolean isOurs(InetAddress address, int port) {
        return own.ports().contains(port) && isThisMachine(address);
    }

    private static boolean isThisMachine(InetAddress address) {
        try {
            return address.isLoopbackAddress() || address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            // Interfaces that cannot be listed cannot be told apart from ours: on the safe side.
            return true;
        }
    }

    private static boolean isPublic(InetAddress address) {
        return !isIn(SPECIAL, address) && (address.getAddress().length == 4 || GLOBAL_UNICAST.contains(address));
    }

    private static boolean isIn(List<Block> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(Block::of).toList();
    }
}
