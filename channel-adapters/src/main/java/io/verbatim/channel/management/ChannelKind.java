package io.verbatim.channel.management;

import io.verbatim.shared.channel.ChannelId;
import java.util.Map;
import java.util.Set;

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

    /** The same, where it depends on the configuration. */
    default boolean hasKeys(Map<String, Object> config) {
        return hasKeys();
    }

    /**
     * Fields of the configuration that are kept sealed and shown masked. In {@link #checkedConfig} they are texts, and missing where they
     * stay what they are; in a channel's settings {@link KeptSecrets} finds them.
     */
    default Set<String> secrets() {
        return Set.of();
    }

    /**
     * Secrets that are made up because the caller gave none; they are shown once.
     *
     * @param config  checked
     * @param missing fields of secrets that have no value
     */
    default Map<String, String> madeUp(Map<String, Object> config, Set<String> missing) {
        return Map.of();
    }

    /** Takes what must be this channel's alone in the installation. Refused with INVALID if it is another's. */
    default void reserve(ChannelId channel, Map<String, Object> config) {
    }
}
