package io.verbatim.channel.api;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.Turn;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where a turn can be fetched, and followed. */
final class TurnAddress {

    private TurnAddress() {
    }

    static String of(Channel channel, Turn turn) {
        return "/api/integrations/api/%s/session/%s/turns/%s".formatted(channel.id(),
            UriUtils.encode(turn.sessionId(), StandardCharsets.UTF_8), turn.turnId());
    }
}
