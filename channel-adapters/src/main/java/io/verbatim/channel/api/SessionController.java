package io.verbatim.channel.api;

import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions over HTTP: start one, say something, fetch a turn that took its time. */
@RestController
@RequestMapping(path = "/api/integrations/api/{channel}/session", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionController {
    private final Channels channels;
    private final Turns turns;

    SessionController(Channels channels, Turns turns) {
        this.channels = channels;
        this.turns = turns;
    }

    @PostMapping
    TurnAnswer start(@PathVariable("channel") String id, Body body, HttpServletRequest request) {
        var channel = channels.admit(id, request);
        var config = ApiConfig.of(channel.settings().config());
        var command = body.orEmptyAs(StartRequest.class).toCommand(channel, config);
        return turns.run(channel, command, command.turnId(), config.patience(), request.getRemoteAddr());
    }

    @PostMapping("/{session}/message")
    TurnAnswer say(@PathVariable("channel") String id, @PathVariable("session") String session, Body body, HttpServletRequest request) {
        var channel = channels.admit(id, request);
        requireName(session);
        var turn = TurnId.next();
        var command = body.as(MessageRequest.class).toCommand(ConversationId.of(channel.id(), session), turn);
        return turns.run(channel, command, turn, ApiConfig.of(channel.settings().config()).patience(), request.getRemoteAddr());
    }

    @GetMapping("/{session}/turns/{turn}")
    ResponseEntity<?> turn(@PathVariable("channel") String id, @PathVariable("session") String session,
                           @PathVariable("turn") String turnId, HttpServletRequest request) {
        var channel = channels.admit(id, request);
        requireName(session);
        if (!Ids.hasShape(TurnId.PREFIX, turnId)) {
            throw Desk.notFound();
        }
        var turn = turns.find(ConversationId.of(channel.id(), session), new TurnId(turnId));
        return turn.result() == null
            ? ResponseEntity.accepted().body(new Running(turn.sessionId(), "running", turn.conversationId().value(), turnId))
            : ResponseEntity.ok(TurnAnswer.of(turn, turn.result()));
    }

    private static void requireName(String session) {
        if (!SessionName.isOne(session)) {
            throw new Refused(Refused.Code.SESSION_NOT_FOUND, "There is no active session with this id");
        }
    }

    /** A turn that is not over. */
    private record Running(String sessionId, String status, String conversationId, String turnId) { }
}
