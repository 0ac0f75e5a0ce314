package io.verbatim.channel.management;

import io.verbatim.shared.channel.Channel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel as a caller gives it; the bot only where it is changed. */
record ChannelRequest(@Nullable String type, @Nullable String name, @Nullable Map<String, Object> config,
                      @Nullable Integer sessionExpirySeconds, @Nullable Map<String, Object> errorEmail, @Nullable Boolean active,
                      @Nullable String botId) {

    ChannelRequest with(Map<String, Object> otherConfig) {
        return new ChannelRequest(type, name, otherConfig, sessionExpirySeconds, errorEmail, active, botId);
    }

    /** The state of a channel in the words of a request: what a change is merged onto. */
    static ChannelRequest of(Channel channel, ChannelKind kind) {
        var now = channel.settings();
        return new ChannelRequest(now.kind(), now.name(), kind.shown(now.config()), expiry(now.sessionExpirySeconds()),
            now.errorEmail(), now.active(), channel.botId().value());
    }

    /** Null for never. */
    static @Nullable Integer expiry(int seconds) {
        return seconds == 0 ? null : Integer.valueOf(seconds);
    }
}
