package io.verbatim.channel.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Finds the IPv4 address that an IPv6 address leads to: a translator or a tunnel on the way would take the packet there. */
final class Embedded {

    private static final Block COMPATIBLE = Block.of("::/96");
    private static final Block NAT64 = Block.of("64:ff9b::/96");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");
    private static final int NOWHERE = -1;

    private Embedded() {
    }

    /** The IPv4 address inside, or the address itself. The unspecified address and the loopback address hold none. */
    static InetAddress unwrap(InetAddress address) {
        byte[] bytes = address.getAddress();
        int at = bytes.length == 4 || address.isAnyLocalAddress() || address.isLoopbackAddress() ? NOWHERE : place(address, bytes);
        return at == NOWHERE ? address : ofBytes(Arrays.copyOfRange(bytes, at, at + 4));
    }

    private static int place(InetAddress address, byte[] bytes) {
        if (SIX_TO_FOUR.contains(address)) {
            return 2;
        }
        return isMapped(bytes) || COMPATIBLE.contains(address) || NAT64.contains(address) ? 12 : NOWHERE;
    }

    // The platform turns ::ffff:a.b.c.d into an IPv4 address almost everywhere, but not in each of its ways to make an address.
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
