package io.verbatim.channel.management;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.verbatim.shared.channel.ChannelHealth.LastError;
import io.verbatim.shared.channel.ChannelView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel as a caller sees it.
 *
 * @param apiKey only in the answer to its creation
 * @param beside what its kind tells beside these
 */
record ChannelResource(String id, String type, String name, Map<String, Object> config, String botId, String botName,
                       @Nullable Integer botVersion, @Nullable Integer sessionExpirySeconds,
                       @Nullable Map<String, Object> errorEmail, boolean active, String status, @Nullable LastError lastError, @JsonProperty("counts_24h") Counts counts,
                       @Nullable String apiKeyLast4, List<Key> keys, @Nullable Instant lastActivityAt, Instant createdAt,
                       Instant updatedAt, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String apiKey,
                       @JsonAnyGetter Map<String, Object> beside) {

    /** A key in use. */
    record Key(String id, String last4) { }

    /** Messages of a day, by full hours. */
    record Counts(long in, long out, long failed) { }

    /** @param inClear fields of the configuration that are to be seen in clear this once */
    static ChannelResource of(ChannelView view, ChannelKind kind, Map<String, Object> inClear, @Nullable String key) {
        var channel = view.channel();
        var now = channel.settings();
        var health = view.health();
        var config = KeptSecrets.masked(kind.shown(now.config()));
        config.putAll(inClear);
        var shown = Beside.of(kind.fieldsBeside(), config, kind.facts(channel));
        var keys = channel.keys().stream().map(issued -> new Key(issued.id().value(), issued.last4())).toList();
        return new ChannelResource(channel.id().value(), now.kind(), now.name(), shown.config(), channel.botId().value(), view.botName(),
            view.botVersion(), ChannelRequest.expiry(now.sessionExpirySeconds()), now.errorEmail(), now.active(),
            health.status(), health.lastError(), new Counts(health.received(), health.said(), health.failed()), keys.isEmpty() ? null : keys.getLast().last4(), keys,
            view.lastActivityAt(), view.createdAt(), view.updatedAt(), key, shown.beside());
    }
}
