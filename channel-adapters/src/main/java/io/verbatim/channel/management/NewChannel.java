package io.verbatim.channel.management;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel that is to be made: its bot is in the address. */
record NewChannel(@Nullable String type, @Nullable String name, @Nullable Map<String, Object> config,
                  @Nullable Integer sessionExpirySeconds, @Nullable Map<String, Object> errorEmail, @Nullable Boolean active) {

    ChannelRequest with(OwnKey key) {
        return new ChannelRequest(type, name, key.rest(), sessionExpirySeconds, errorEmail, active, null);
    }
}
