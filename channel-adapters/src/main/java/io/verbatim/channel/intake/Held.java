package io.verbatim.channel.intake;

import java.util.HexFormat;

/**
 * A message that this node has the right to handle, as it lies in the table.
 *
 * @param batch what it is handled with; 0 for what has just come
 */
record Held(byte[] lane, long id, byte[] key, String channelId, String workspaceId, String kind, byte[] sealed, long quietMs, long batch) {

    static String name(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    String laneName() {
        return name(lane);
    }

    /** About what it weighs in memory, in KiB. */
    int weight() {
        return 1 + sealed.length / 1024;
    }
}
