package io.verbatim.channel.egress;

import java.net.UnknownHostException;

/** The host has no address that may be called. A kind of unknown host, as the client's hook allows no other refusal. */
final class BlockedAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    BlockedAddress(String host) {
        super(host);
    }
}
