package io.verbatim.channel.intake;

import java.time.Duration;

/**
 * A message as it is kept.
 *
 * @param lane   hash of channel and user
 * @param key    hash of channel and message
 * @param sealed user and payload
 * @param ours   whether this node has room to handle it at once
 */
record Kept(byte[] lane, byte[] key, String channelId, String workspaceId, String kind, byte[] sealed, Duration quietFor, boolean ours) {

    String keyName() {
        return Held.name(key);
    }

    /** About what it weighs in memory, in KiB. */
    int weight() {
        return 1 + sealed.length / 1024;
    }
}
