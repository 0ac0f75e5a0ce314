package io.verbatim.channel.intake;

import io.verbatim.shared.channel.Channel;
import java.util.List;

/** Understands what comes by one kind of channel, and hands it on. One bean a kind. */
public interface InboundReader {

    /** The kind of channel. */
    String kind();

    /**
     * Hands on what one user said, in order. Called on a virtual thread, at least once for each message: what it does the second time must
     * change nothing, as {@link Doorway} takes care of. What it throws is tried again after a while; the user's later messages wait.
     * Messages that had to wait for a pause come together, and the same ones when that is repeated.
     *
     * @param channel  as it is set up now; it may have been switched off meanwhile
     * @param messages at least one; {@code dedupeKey} is a hash that names the message for ever
     */
    void read(Channel channel, List<Inbound> messages);
}
