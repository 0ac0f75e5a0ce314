package io.verbatim.shared.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is set up.
 *
 * @param kind                 {@code api}, {@code whatsapp}, ...: the adapter whose it is
 * @param config               what only that adapter understands, and has checked
 * @param sessionExpirySeconds of inactivity until a session ends by itself; 0 for never
 * @param errorEmail           whom to tell of trouble, and when
 */
public record ChannelSettings(String kind, String name, Map<String, Object> config, int sessionExpirySeconds,
                              @Nullable Map<String, Object> errorEmail, boolean active) {

    /** The same, shut. */
    public ChannelSettings inactive() {
        return new ChannelSettings(kind, name, config, sessionExpirySeconds, errorEmail, false);
    }

    /** The same with another configuration. */
    public ChannelSettings with(Map<String, Object> otherConfig) {
        return new ChannelSettings(kind, name, otherConfig, sessionExpirySeconds, errorEmail, active);
    }
}
