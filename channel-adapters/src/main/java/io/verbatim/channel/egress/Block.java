package io.verbatim.channel.egress;

import java.net.InetAddress;

/** A block of addresses in CIDR notation; one without a length holds one address. */
record Block(InetAddress base, int bits) {

    Block {
        if (bits < 0 || bits > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("No such length of a block: /" + bits);
        }
    }

    /** Throws IllegalArgumentException where the text is no block. */
    static Block of(String text) {
        int slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        var base = InetAddress.ofLiteral(address);
        if (!address.contains(":") && !base.getHostAddress().equals(address)) {
            throw new IllegalArgumentException("Not an address in its usual notation: " + address);
        }
        return new Block(base, slash < 0 ? base.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        return mine.length == other.length && sameBits(mine, other);
    }

    private boolean sameBits(byte[] mine, byte[] other) {
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xFF00 >> Math.min(Byte.SIZE, bits - bit) & 0xFF;
            int index = bit / Byte.SIZE;
            if ((mine[index] & mask) != (other[index] & mask)) {
                return false;
            }
        }
        return true;
    }
}
