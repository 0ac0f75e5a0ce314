package io.verbatim.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.Turn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** A turn that is not waited for, as clients get it: where to ask for it again. */
record RunningTurn(String sessionId, String status, String conversationId, String turnId,
                   @JsonInclude(Include.NON_NULL) @Nullable Boolean idempotencyReplayed) {

    /** Accepted, going on. */
    static ResponseEntity<RunningTurn> answer(ChannelId channel, Turn turn, boolean replayed) {
        return ResponseEntity.accepted().location(location(channel, turn))
            .body(new RunningTurn(turn.sessionId(), "running", turn.conversationId().value(), turn.turnId().value(),
                replayed ? Boolean.TRUE : null));
    }

    /** Where a turn can be asked for, and followed. */
    static URI location(ChannelId channel, Turn turn) {
        return UriComponentsBuilder.fromPath("/api/integrations/api/{channel}/session/{session}/turns/{turn}")
            .encode().buildAndExpand(channel.value(), turn.sessionId(), turn.turnId().value()).toUri();
    }
}
