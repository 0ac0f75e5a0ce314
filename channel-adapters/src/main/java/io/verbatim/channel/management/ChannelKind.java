package io.verbatim.channel.management;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the management of channels must know of one kind: implemented in the folder of that kind. */
public interface ChannelKind {

    /** As channels name it in {@code type}. */
    String name();

    /** Of inactivity until a session ends, where a channel does not say; 0 for never. */
    default int defaultSessionExpirySeconds() {
        return 0;
    }

    /** Whether clients sign in with a key, which is then made with the channel. */
    default boolean hasKeys() {
        return false;
    }

    /**
     * The configuration with its defaults. Refused with INVALID, fields named from {@code config} on, if it is not acceptable.
     *
     * @param config as the caller gave it, without {@code api_key}
     */
    Map<String, Object> checkedConfig(Map<String, Object> config);

    /** The record that says what the configuration may hold; empty where there is none. */
    default Optional<Class<?>> configType() {
        return Optional.empty();
    }

    /** Fields that callers give, and see, beside {@code config}: they are kept in it. */
    default Set<String> fieldsBeside() {
        return Set.of();
    }

    /** What a channel is called whose caller says nothing; null if a name must be given. */
    default @Nullable String defaultName() {
        return null;
    }

    /** Whether only a bot can be connected that has a published version. */
    default boolean needsPublishedBot() {
        return false;
    }

    /**
     * What is kept of settings that were checked, and whose secrets were sealed: others may be asked. Called before a channel is made or
     * changed, and again if somebody else was faster.
     */
    default ChannelSettings prepared(Preparation wanted) {
        return wanted.settings();
    }

    /** A kept configuration in the fields of a request: what callers see, and lay their changes onto. */
    default Map<String, Object> shown(Map<String, Object> config) {
        return config;
    }

    /** What an answer tells of a channel beside its settings, in snake_case. */
    default Map<String, Object> facts(Channel channel) {
        return Map.of();
    }

    /** A channel was made or changed; what is still to be done outside is done here. */
    default void saved(Channel channel, @Nullable Channel before) {
    }

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

    /**
     * Settings that are to be kept.
     *
     * @param settings checked
     * @param before   the channel as it is; null if there is none yet
     */
    record Preparation(ChannelId id, WorkspaceId workspace, ChannelSettings settings, @Nullable Channel before) { }
}
