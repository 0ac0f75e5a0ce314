package io.verbatim.query.channel;

import java.util.List;
import java.util.stream.Stream;

import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.query.Seen;
import io.verbatim.shared.channel.ChannelEvent;
import io.verbatim.shared.channel.ChannelEvent.ChannelChanged;
import io.verbatim.shared.channel.ChannelEvent.ChannelCreated;
import io.verbatim.shared.channel.ChannelEvent.ChannelDeleted;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyIssued;
import io.verbatim.shared.channel.ChannelEvent.ChannelKeyRevoked;
import io.verbatim.shared.channel.ChannelEvent.ChannelRecovered;
import io.verbatim.shared.channel.ChannelEvent.ChannelTroubled;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyId;
import org.jspecify.annotations.Nullable;

record ChannelRow(String id, String workspace, String bot, ChannelSettings settings, List<IssuedKey> keys, boolean deleted, Marks marks)
    implements Fold.Row {

    static @Nullable ChannelRow after(@Nullable ChannelRow row, ChannelEvent event, Seen seen) {
        if (event instanceof ChannelCreated e) {
            return new ChannelRow(e.channelId().value(), e.workspaceId().value(), e.botId().value(), e.settings(), List.of(), false,
                Marks.first(seen));
        }
        return row == null ? null : row.after(event, row.marks.next(seen));
    }

    private ChannelRow after(ChannelEvent event, Marks next) {
        return switch (event) {
            case ChannelChanged e -> new ChannelRow(id, workspace, e.botId().value(), e.settings(), keys, deleted, next);
            case ChannelKeyIssued e -> new ChannelRow(id, workspace, bot, settings, with(e.key()), deleted, next);
            case ChannelKeyRevoked e -> new ChannelRow(id, workspace, bot, settings, without(e.keyId()), deleted, next);
            case ChannelDeleted e -> new ChannelRow(id, workspace, bot, settings, List.of(), true, next);
            case ChannelCreated _, ChannelTroubled _, ChannelRecovered _ -> this;
        };
    }

    private List<IssuedKey> with(IssuedKey key) {
        return Stream.concat(without(key.id()).stream(), Stream.of(key)).toList();
    }

    private List<IssuedKey> without(KeyId revoked) {
        return keys.stream().filter(key -> !key.id().equals(revoked)).toList();
    }

    @Override
    public long position() {
        return marks.position();
    }
}
