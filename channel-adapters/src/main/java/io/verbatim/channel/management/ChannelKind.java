package io.verbatim.channel.management;

import java.util.Map;

/** What the management of channels must know of one kind: implemented in the folder of that kind. */
public interface ChannelKind {

    /** As channels name it in {@code type}. */
    String name();

    /** Of inactivity until a session ends, where a channel does not say. */
    int defaultSessionExpirySeconds();

    /** Whether clients sign in with a key, which is then made with the channel. */
    boolean hasKeys();

    /**
     * The configuration with its defaults. Refused with INVALID, fields named from {@code config} on, if it is not acceptable.
     *
     * @param config as the caller gave it, without {@code api_key}
     */
    Map<String, Object> checkedConfig(Map<String, Object> config);
}
