package io.verbatim.channel.api;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Page;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.ConversationQuery.FindTestSession;
import io.verbatim.shared.conversation.ConversationQuery.ListTestSessions;
import io.verbatim.shared.conversation.TestSessionView;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Test sessions over HTTP: as the session API, and each answer tells how it came about. */
@RestController
@RequestMapping(path = "/v1/bots/{bot}/test-sessions", produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
class TestSessionController {
    private final TestSessions tests;
    private final Turns turns;
    private final TurnStreams streams;
    private final Desk desk;

    TestSessionController(TestSessions tests, Turns turns, TurnStreams streams, Desk desk) {
        this.tests = tests;
        this.turns = turns;
        this.streams = streams;
        this.desk = desk;
    }

    @PostMapping
    @Described(value = "Begin a test session", takes = TestSessionRequest.class, gives = TestAnswer.class, later = RunningTurn.class,
        status = 201, example = "{\"version\": \"draft\", \"variables\": {\"customer_name\": \"Anna\"}}", bodyless = true)
    @Nullable ResponseEntity<Envelope> start(Caller caller, @PathVariable("bot") String id, Body body, HttpServletRequest request,
                                             HttpServletResponse response) {
        var bot = tests.bot(caller, id);
        var json = body.objectOrEmpty();
        var wanted = StrictJson.read(json, TestSessionRequest.class).checked();
        var channel = TestSessions.channel(caller, bot);
        int version = tests.version(caller, bot, wanted);
        var call = TurnCall.of(channel, request, "test-sessions", json).by(caller.actor());
        return answer(new Tester(caller, bot, wanted.kind()), call, new Line(request, response), HttpStatus.CREATED,
            turn -> tests.start(channel, version, wanted, turn));
    }

    @PostMapping("/{session}/messages")
    @Described(value = "Say something in a test session", takes = MessageRequest.class, gives = TestAnswer.class, later = RunningTurn.class,
        example = "{\"message\": \"Hello\"}")
    @Nullable ResponseEntity<Envelope> say(Caller caller, @PathVariable("bot") String id, @PathVariable("session") String session,
                                           Body body, HttpServletRequest request, HttpServletResponse response) {
        var bot = tests.bot(caller, id);
        var conversation = TestSessions.conversation(bot, session);
        var json = body.object();
        var call = TurnCall.of(TestSessions.channel(caller, bot), request, "test-sessions/%s/messages".formatted(session), json)
            .by(caller.actor());
        return answer(new Tester(caller, bot, tests.kind(caller, conversation)), call, new Line(request, response), HttpStatus.OK,
            turn -> StrictJson.read(json, MessageRequest.class).toCommand(conversation, turn));
    }

    @GetMapping
    @Described(value = "Test sessions that are active", gives = TestSessionResource.class)
    Envelope list(Caller caller, @PathVariable("bot") String id, Page page) {
        var sessions = desk.list(new ListTestSessions(caller.workspace(), tests.bot(caller, id), page), TestSessionView.class);
        return Envelope.many(sessions, page, TestSessionResource::of);
    }

    @GetMapping("/{session}")
    @Described(value = "A test session with its whole timeline", gives = TestSessionResource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("bot") String id, @PathVariable("session") String session, Deed deed) {
        var view = active(caller, tests.bot(caller, id), session);
        deed.on(view.conversationId());
        var timeline = tests.timeline(caller, view.botId(), view.channelKind(), view.conversationId(), null);
        return Answers.one(TestSessionResource.of(view, timeline));
    }

    @GetMapping("/{session}/turns/{turn}")
    @Described(value = "A turn of a test session", gives = TestAnswer.class, later = RunningTurn.class)
    @Nullable ResponseEntity<Envelope> turn(Caller caller, @PathVariable("bot") String id, @PathVariable("session") String session,
                                            @PathVariable("turn") String turnId, HttpServletRequest request, HttpServletResponse response,
                                            Deed deed) {
        var bot = tests.bot(caller, id);
        if (!Ids.hasShape(TurnId.PREFIX, turnId)) {
            throw Desk.notFound();
        }
        var conversation = TestSessions.conversation(bot, session);
        deed.on(conversation);
        var tester = new Tester(caller, bot, tests.kind(caller, conversation));
        if (AnswerForm.chosen(request) == AnswerForm.STREAM) {
            streams.follow(conversation, new TurnId(turnId), reader(tester), request, response);
            return null;
        }
        var turn = turns.find(conversation, new TurnId(turnId));
        return turn.result() == null ? running(bot, turn)
            : Answers.one(whole(tester, turn.conversationId(), TurnAnswer.of(turn, turn.result(), false)));
    }

    @DeleteMapping("/{session}")
    @Described("End a test session")
    ResponseEntity<Envelope> close(Caller caller, @PathVariable("bot") String id, @PathVariable("session") String session) {
        var view = active(caller, tests.bot(caller, id), session);
        desk.tell(caller, new EndSession(view.conversationId(), TurnId.next(), "operator"));
        return Answers.gone();
    }

    // Null: what was to be answered was streamed.
    private @Nullable ResponseEntity<Envelope> answer(Tester tester, TurnCall call, Line line, HttpStatus status,
                                                      Function<TurnId, ConversationCommand> command) {
        if (AnswerForm.chosen(line.request) == AnswerForm.STREAM) {
            streams.run(call, command, reader(tester), line.request, line.response);
            return null;
        }
        try (var accepted = turns.accept(call, command)) {
            if (Preference.isForNotWaiting(line.request)) {
                return Preference.applied(running(tester.bot, accepted.turn()));
            }
            var answer = turns.end(accepted, call.patience());
            desk.settle();
            return ResponseEntity.status(status).headers(headers -> {
                if (status == HttpStatus.CREATED) {
                    headers.setLocation(URI.create(path(tester.bot, answer.sessionId())));
                }
            }).body(new Envelope.One(whole(tester, accepted.turn().conversationId(), answer)));
        }
    }

    private TestAnswer whole(Tester tester, ConversationId conversation, TurnAnswer answer) {
        return TestAnswer.of(answer, tests.timeline(tester.caller, tester.bot, tester.kind, conversation, new TurnId(answer.turnId())));
    }

    private StreamReader reader(Tester tester) {
        return new StreamReader(turn -> path(tester.bot, turn),
            answer -> whole(tester, new ConversationId(answer.conversationId()), answer));
    }

    private TestSessionView active(Caller caller, BotId bot, String session) {
        return desk.find(new FindTestSession(caller.workspace(), TestSessions.conversation(bot, session)), TestSessionView.class)
            .orElseThrow(TestSessions::notFound);
    }

    private static ResponseEntity<Envelope> running(BotId bot, Turn turn) {
        var body = new RunningTurn(turn.sessionId(), "running", turn.conversationId().value(), turn.turnId().value(), null);
        return ResponseEntity.accepted().location(URI.create(path(bot, turn)))
            .body(new Envelope.One(body));
    }

    /** Who tries which bot, as if it spoke through which kind of channel. */
    private record Tester(Caller caller, BotId bot, String kind) { }

    /** A request and its answer. */
    private record Line(HttpServletRequest request, HttpServletResponse response) { }

    private static String path(BotId bot, Turn turn) {
        return path(bot, turn.sessionId()) + "/turns/" + turn.turnId();
    }

    private static String path(BotId bot, String session) {
        return "/v1/bots/%s/test-sessions/%s".formatted(bot, session);
    }
}
