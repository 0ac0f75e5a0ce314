package io.verbatim.channel.api;

import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
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
    private final LongWaits waits;

    SessionController(Channels channels, Turns turns, TurnStreams streams, LongWaits waits) {
        this.channels = channels;
        this.turns = turns;
        this.streams = streams;
        this.waits = waits;
    }

    @PostMapping
    @Described(value = "Start a session", takes = StartRequest.class, gives = TurnAnswer.class, later = RunningTurn.class,
        example = "{\"session_id\": \"user-123\", \"variables\": {}}", bodyless = true)
    @Nullable Object start(@PathVariable("channel") String id, Body body, HttpServletRequest request, HttpServletResponse response) {
        var channel = channels.admit(id, request);
        var json = body.objectOrEmpty();
        var config = ApiConfig.of(channel.settings().config());
        return answer(TurnCall.of(channel, request, "session", json), request, response,
            turn -> StrictJson.read(json, StartRequest.class).toCommand(channel, config, turn));
    }

    @PostMapping("/{session}/message")
    @Described(value = "Say something, or choose an option", takes = MessageRequest.class, gives = TurnAnswer.class,
        later = RunningTurn.class, example = "{\"message\": \"Hello\"}")
    @Nullable Object say(@PathVariable("channel") String id, @PathVariable("session") String session, Body body,
                         HttpServletRequest request, HttpServletResponse response) {
        var channel = channels.admit(id, request);
        requireName(session);
        var json = body.object();
        return answer(TurnCall.of(channel, request, "session/%s/message".formatted(session), json), request, response,
            turn -> StrictJson.read(json, MessageRequest.class).toCommand(ConversationId.of(channel.id(), session), turn));
    }

    @GetMapping("/{session}/turns/{turn}")
    @Described(value = "A turn that took its time", gives = TurnAnswer.class, later = RunningTurn.class)
    @Nullable ResponseEntity<?> turn(@PathVariable("channel") String id, @PathVariable("session") String session,
                                     @PathVariable("turn") String turnId, HttpServletRequest request, HttpServletResponse response) {
        var channel = channels.admit(id, request);
        requireName(session);
        if (!Ids.hasShape(TurnId.PREFIX, turnId)) {
            throw Desk.notFound();
        }
        var conversation = ConversationId.of(channel.id(), session);
        if (AnswerForm.chosen(request) == AnswerForm.STREAM) {
            streams.follow(conversation, new TurnId(turnId), StreamReader.of(channel.id()), request, response);
            return null;
        }
        var turn = turns.find(conversation, new TurnId(turnId));
        return turn.result() == null ? RunningTurn.answer(channel.id(), turn, false)
            : ResponseEntity.ok(TurnAnswer.of(turn, turn.result(), false));
    }

    // Null: what was to be answered was streamed.
    private @Nullable Object answer(TurnCall call, HttpServletRequest request, HttpServletResponse response,
                                    Function<TurnId, ConversationCommand> command) {
        if (AnswerForm.chosen(request) == AnswerForm.STREAM) {
            streams.run(call, command, StreamReader.of(call.channel().id()), request, response);
            return null;
        }
        var accepted = turns.accept(call, command);
        return Preference.isForNotWaiting(request) ? notWaiting(call, accepted) : waits.answer(accepted, call.patience());
    }

    private static ResponseEntity<RunningTurn> notWaiting(TurnCall call, AcceptedTurn accepted) {
        try (accepted) {
            return Preference.applied(RunningTurn.answer(call.channel().id(), accepted.turn(), accepted.isReplay()));
        }
    }

    private static void requireName(String session) {
        if (!SessionName.isOne(session)) {
            throw new Refused(Refused.Code.SESSION_NOT_FOUND, "There is no active session with this id");
        }
    }
}
