package io.verbatim.channel.intake;

import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.channel.vault.Envelopes;
import io.verbatim.channel.vault.Signatures;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes of messages what may lie in the database: names as keyed hashes, words sealed. */
@Component
class Sealing {
    private static final String PURPOSE = "inbox";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Envelopes envelopes;
    private final Signatures signatures;

    Sealing(Envelopes envelopes, Signatures signatures) {
        this.envelopes = envelopes;
        this.signatures = signatures;
    }

    /** @param ours whether this node has room for it */
    Kept close(Inbound message, boolean ours) {
        var key = key(message.channelId(), message.dedupeKey());
        return new Kept(bytes(hash("inbox-users", message.channelId(), message.userKey())), bytes(key), message.channelId().value(),
            message.workspaceId().value(), message.kind(), envelopes.close(PURPOSE, key, content(message)), message.quietFor(), ours);
    }

    /** What names a message of a channel for ever. */
    String key(ChannelId channel, String dedupeKey) {
        return hash("inbox-messages", channel, dedupeKey);
    }

    Opened open(Held held) {
        var key = HexFormat.of().formatHex(held.key());
        var content = MAPPER.readTree(envelopes.open(PURPOSE, key, held.sealed()));
        var message = new Inbound(new ChannelId(held.channelId()), new WorkspaceId(held.workspaceId()), content.get(0).asString(), key,
            held.kind(), content.get(1), Duration.ofMillis(held.quietMs()));
        return new Opened(message, content.size() > 2 ? content.get(2).asString() : null);
    }

    private String hash(String purpose, ChannelId channel, String name) {
        return signatures.of(purpose, channel + "\n" + name);
    }

    private static String content(Inbound message) {
        var content = MAPPER.createArrayNode().add(message.userKey()).add(message.payload());
        var trace = TraceContexts.current();
        return (trace == null ? content : content.add(trace)).toString();
    }

    private static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }
}
