package io.verbatim.channel.api;

import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions over HTTP: start one, say something, fetch a turn that took its time. */
@RestController
@RequestMapping(path = "/api/integrations/api/{channel}/session",
    produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
class SessionController {
    private final Channels channels;
    private final Turns turns;
    private final TurnStreams streams;

    SessionController(Channels channels, Turns turns, TurnStreams streams) {
        this.channels = channels;
        this.turns = turns;
        this.streams = streams;
    }

    @PostMapping
    @Nullable TurnAnswer start(@PathVariable("channel") String id, Body body, HttpServletRequest request, HttpServletResponse response) {
        var channel = channels.admit(id, request);
        var command = body.orEmptyAs(StartRequest.class).toCommand(channel, ApiConfig.of(channel.settings().config()));
        return run(channel, command, command.turnId(), request, response);
    }

    @PostMapping("/{session}/message")
    @Nullable TurnAnswer say(@PathVariable("channel") String id, @PathVariable("session") String session, Body body,
                             HttpServletRequest request, HttpServletResponse response) {
        var channel = channels.admit(id, request);
        requireName(session);
        var turn = TurnId.next();
        var command = body.as(MessageRequest.class).toCommand(ConversationId.of(channel.id(), session), turn);
        return run(channel, command, turn, request, response);
    }

    @GetMapping("/{session}/turns/{turn}")
    @Nullable ResponseEntity<?> turn(@PathVariable("channel") String id, @PathVariable("session") String session,
                                     @PathVariable("turn") String turnId, HttpServletRequest request, HttpServletResponse response) {
        var channel = channels.admit(id, request);
        requireName(session);
        if (!Ids.hasShape(TurnId.PREFIX, turnId)) {
            throw Desk.notFound();
        }
        var conversation = ConversationId.of(channel.id(), session);
        if (AnswerForm.chosen(request) == AnswerForm.STREAM) {
            streams.follow(conversation, new TurnId(turnId), request, response);
            return null;
        }
        var turn = turns.find(conversation, new TurnId(turnId));
        return turn.result() == null
            ? ResponseEntity.accepted().body(new Running(turn.sessionId(), "running", turn.conversationId().value(), turnId))
            : ResponseEntity.ok(TurnAnswer.of(turn, turn.result()));
    }

    // Null: what was to be answered was streamed.
    private @Nullable TurnAnswer run(Channel channel, ConversationCommand command, TurnId turn, HttpServletRequest request,
                                     HttpServletResponse response) {
        if (AnswerForm.chosen(request) == AnswerForm.STREAM) {
            streams.run(channel, command, turn, request, response);
            return null;
        }
        return turns.run(channel, command, turn, ApiConfig.of(channel.settings().config()).patience(), request.getRemoteAddr());
    }

    private static void requireName(String session) {
        if (!SessionName.isOne(session)) {
            throw new Refused(Refused.Code.SESSION_NOT_FOUND, "There is no active session with this id");
        }
    }

    /** A turn that is not over. */
    private record Running(String sessionId, String status, String conversationId, String turnId) { }
}
