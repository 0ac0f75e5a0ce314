package io.verbatim.command.conversation;

import static io.verbatim.command.conversation.ScriptedChance.attempt;
import static io.verbatim.command.conversation.ScriptedChance.dispatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.verbatim.command.flow.FlowEngine;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BackendSettings.Breaker;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotSettings;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.AiReply;
import io.verbatim.shared.bot.flow.End;
import io.verbatim.shared.bot.flow.Option;
import io.verbatim.shared.bot.flow.QuestionButtons;
import io.verbatim.shared.bot.flow.QuestionText;
import io.verbatim.shared.bot.flow.Start;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationCommand.ExpireSession;
import io.verbatim.shared.conversation.ConversationCommand.GiveUp;
import io.verbatim.shared.conversation.ConversationCommand.Opening;
import io.verbatim.shared.conversation.ConversationCommand.PlanRetry;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationCommand.RejectInput;
import io.verbatim.shared.conversation.ConversationCommand.SayNumber;
import io.verbatim.shared.conversation.ConversationCommand.SelectOption;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartAttempt;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AnswerRejected;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.LateAnswerSeen;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tells conversations command by command: each decided on what the ones before left, as the store would bring it back. */
class ConversationTest {

    private static final ChannelId CHANNEL = ChannelId.next();
    private static final ConversationId ANNA = ConversationId.of(CHANNEL, "anna");
    private static final WorkspaceId WORKSPACE = WorkspaceId.next();
    private static final BotId BOT = BotId.next();
    private static final CallFacts CALL = new CallFacts(12, 200, "node-1");
    private static final Failure DOWN = new Failure(Failure.Reason.HTTP_5XX, "503", 503, null);
    private static final Instant DUE = Instant.parse("2026-11-21T10:05:00Z");
    private static final String SORRY = "Sorry, something went wrong. Please try again later.";

    private final Backend primary = backend(false);
    private final Backend fallback = backend(true);
    private final List<Backend> backends = new ArrayList<>(List.of(primary, fallback));
    private final List<ConversationEvent> told = new ArrayList<>();
    private Decisions decisions;
    private Flows flows;
    private int turns;

    @BeforeEach
    void aBotThatAsksForANameThenOffersAButtonThenTalks() {
        flows = new OneFlow(new BotVersion(BOT, "Demo", 3, new BotDraft(
            List.of(new Variable("name", Variable.Type.STRING, null, true, false)), null, null, null,
            new BotSettings(10, "You help {name}.", null, null, null, null, null),
            List.of(new Start("start", null, "ask", null),
                new QuestionText("ask", null, "Your name?", "name", null, null, null, null, null, null, null, "menu", null, null),
                new QuestionButtons("menu", null, "Hi {name}", null, List.of(new Option("talk", "Talk", null, "ai"),
                    new Option("bye", "Bye", null, "end")), null, null, null, null),
                new AiReply("ai", null, AiReply.Mode.CONVERSATION, List.of("stop"), null, "end", null, null),
                new End("end", null, null, null)), null)));
        decide();
    }

    private void decide() {
        var chance = new ScriptedChance();
        var engine = new FlowEngine();
        var dispatches = new Dispatches(bot -> backends, chance);
        var running = new Turns(engine, flows, dispatches, chance);
        decisions = new Decisions(flows, running, new Attempts(running, dispatches, new Streaming(chance)), new Effects(running, chance));
    }

    @Test
    void pinsASessionToTheVersionThatIsPublished() {
        var turn = start();

        assertThat(all(SessionStarted.class)).singleElement().satisfies(started -> {
            assertThat(started.pin().botVersion()).isEqualTo(3);
            assertThat(started.pin().workspaceId()).isEqualTo(WORKSPACE);
        });
        assertThat(turn.result().state()).isEqualTo("ask");
        assertThat(turn.result().messages()).extracting(said -> said.message().asText()).containsExactly("Your name?");
    }

    @Test
    void doesNotTakeTheWordsThatStartASessionAsAnAnswer() {
        var turn = arrive("Hi there");

        assertThat(turn.result().messages()).extracting(said -> said.message().asText()).containsExactly("Your name?");
        assertThat(all(UserMessageReceived.class)).singleElement().satisfies(said -> assertThat(said.turnId()).isEqualTo(turn.turnId()));
        assertThat(say("Anna").result().state()).isEqualTo("menu");
    }

    @Test
    void answersTheWordsThatStartASessionWhereTheFlowBeginsWithAReply() {
        flows = new OneFlow(new BotVersion(BOT, "Demo", 3, new BotDraft(List.of(), null, null, null,
            new BotSettings(10, null, null, null, null, null, null), List.of(new Start("start", null, "ai", null),
                new AiReply("ai", null, AiReply.Mode.CONVERSATION, null, null, null, null, null)), null)));
        decide();

        arrive("Hi there");

        var prompt = all(AttemptStarted.class).getFirst().prompt();
        assertThat(prompt.messages()).extracting(Prompt.Said::role, Prompt.Said::text).containsExactly(tuple("user", "Hi there"));
        assertThat(prompt.messageId()).isEqualTo(all(UserMessageReceived.class).getFirst().messageId());
    }

    @Test
    void takesTheNumberOfAnOptionForTheOption() {
        start();
        say("Anna");

        assertThat(sayNumber(2, "2").result().state()).isEqualTo("end");
        assertThat(all(UserMessageReceived.class).getLast().input()).isEqualTo(UserInput.ofOption("bye", "Bye"));
    }

    @Test
    void takesANumberThatIsNoOptionForWords() {
        start();
        sayNumber(1, "1");

        assertThat(sayNumber(3, "3").result().state()).isEqualTo("menu");
        assertThat(all(UserMessageReceived.class)).extracting(UserMessageReceived::input)
            .containsExactly(UserInput.ofText("1"), UserInput.ofText("3"));
    }

    @Test
    void tellsTheUserWhatItCannotUnderstandAndWaitsOn() {
        start();
        var voice = new UserInput(null, null, List.of(new UserInput.Attachment("https://a.example/1", null, "audio/*")));
        var turn = tell(new RejectInput(ANNA, nextTurn(), MessageId.next(), voice,
            new Misfit("voice_too_long", "Please write.")), decisions::reject);

        assertThat(turn.result().messages()).extracting(said -> said.message().asText()).containsExactly("Please write.");
        assertThat(all(AnswerRejected.class)).extracting(AnswerRejected::reason).containsExactly("voice_too_long");
        assertThat(say("Anna").result().state()).isEqualTo("menu");
    }

    @Test
    void tellsTheUserOnceInASessionWhatIsToBeToldOnce() {
        start();
        var misfit = new Misfit("unsupported", "Please write.", true);

        var first = tell(new RejectInput(ANNA, nextTurn(), MessageId.next(), UserInput.ofText("[poll]"), misfit), decisions::reject);
        var second = tell(new RejectInput(ANNA, nextTurn(), MessageId.next(), UserInput.ofText("[poll]"), misfit), decisions::reject);

        assertThat(first.result().messages()).hasSize(1);
        assertThat(second.result().messages()).isEmpty();
        assertThat(all(AnswerRejected.class)).hasSize(2);
    }

    @Test
    void refusesASecondSessionWhileOneIsActive() {
        start();

        assertRefused(Code.SESSION_EXISTS, this::start);
    }

    @Test
    void refusesToStartWhatIsNotPublished() {
        flows = new OneFlow(null);
        decisions = new Decisions(flows, null, null, null);

        assertRefused(Code.NOT_PUBLISHED, this::start);
    }

    @Test
    void endsTheOldSessionWhenItIsRestarted() {
        start();
        say("Anna");
        var turn = tell(startSession(true), decisions::start).result();

        assertThat(all(SessionEnded.class)).extracting(SessionEnded::reason).containsExactly("restarted");
        assertThat(turn.state()).isEqualTo("ask");
    }

    @Test
    void answersAMessageInOneBreath() {
        start();
        var turn = say("Anna");

        assertThat(turn.result().state()).isEqualTo("menu");
        assertThat(turn.result().messages()).singleElement().satisfies(said -> assertThat(said.message()).isEqualTo(
            new BotMessage.Buttons("Hi Anna", List.of(new BotMessage.Choice("talk", "Talk", null), new BotMessage.Choice("bye", "Bye", null)), null)));
    }

    @Test
    void refusesAMessageToASessionThatIsNotThere() {
        assertRefused(Code.SESSION_NOT_FOUND, () -> say("Hello?"));
    }

    @Test
    void refusesAnOptionThatIsNotOffered() {
        start();
        say("Anna");
        var before = told.size();

        assertRefused(Code.UNKNOWN_OPTION, () -> choose("nothing"));
        assertThat(told).hasSize(before);
    }

    @Test
    void isOverWhenTheEndIsReached() {
        start();
        say("Anna");
        var turn = choose("bye");

        assertThat(turn.result().isFinal()).isTrue();
        assertThat(told.getLast()).isInstanceOf(SessionEnded.class);
        assertRefused(Code.SESSION_NOT_FOUND, () -> say("Hello?"));
    }

    @Test
    void drawsABackendAndStartsTheFirstAttemptInTheSameBreath() {
        var turn = untilTheFirstAttempt();

        assertThat(turn.result()).isNull();
        assertThat(told.get(told.size() - 2)).isInstanceOfSatisfying(ReplyRequested.class,
            asked -> assertThat(asked.route().chosen()).isEqualTo(primary.id()));
        assertThat(told.getLast()).isInstanceOfSatisfying(AttemptStarted.class, started -> {
            assertThat(started.no()).isEqualTo(1);
            assertThat(started.backendId()).isEqualTo(primary.id());
            assertThat(started.prompt().messages()).extracting(Prompt.Said::role).startsWith("system").endsWith("user");
            assertThat(started.prompt().messages().getFirst().text()).isEqualTo("You help Anna.");
            assertThat(started.prompt().messages().getLast().text()).isEqualTo("Talk");
        });
    }

    @Test
    void saysTheReplyAndCompletesTheTurn() {
        untilTheFirstAttempt();
        succeed(1, "Hello Anna");

        assertThat(all(AttemptSucceeded.class)).hasSize(1);
        assertThat(lastSaid()).isEqualTo("Hello Anna");
        assertThat(told.getLast()).isInstanceOfSatisfying(TurnCompleted.class, done -> assertThat(done.state()).isEqualTo("ai"));
    }

    @Test
    void usesAnAnswerOnceEvenIfItIsToldTwice() {
        untilTheFirstAttempt();
        succeed(1, "Hello Anna");
        var before = told.size();
        succeed(1, "Hello Anna");

        assertThat(told).hasSize(before);
    }

    @Test
    void keepsWhatTheRouteStillAllowsOnAFailure() {
        untilTheFirstAttempt();
        fail(1);

        assertThat(told.getLast()).isInstanceOfSatisfying(AttemptFailed.class, failed -> {
            assertThat(failed.no()).isEqualTo(1);
            assertThat(failed.left()).extracting("integrationId", "attempts", "made").containsExactly(
                tuple(primary.id(), 1, 1), tuple(fallback.id(), 1, 0));
        });
    }

    @Test
    void hasNeverTwoAttemptsWithoutOutcome() {
        untilTheFirstAttempt();
        var before = told.size();
        startAttempt(2, primary);

        assertThat(told).hasSize(before);
    }

    @Test
    void startsEachAttemptOnce() {
        untilTheFirstAttempt();
        fail(1);
        startAttempt(2, primary);
        startAttempt(2, primary);

        assertThat(all(AttemptStarted.class)).extracting(AttemptStarted::no).containsExactly(1, 2);
        assertThat(all(AttemptStarted.class).get(1).prompt()).isEqualTo(all(AttemptStarted.class).getFirst().prompt());
    }

    @Test
    void notesAPlannedRetryOnce() {
        untilTheFirstAttempt();
        fail(1);
        plan(2);
        plan(2);

        assertThat(all(ConversationEvent.RetryPlanned.class)).hasSize(1);
    }

    @Test
    void saysTheErrorTextWhenNobodyAnswers() {
        untilTheFirstAttempt();
        fail(1);
        giveUp();
        giveUp();

        assertThat(all(DispatchFailed.class)).hasSize(1);
        assertThat(lastSaid()).isEqualTo(SORRY);
        assertThat(told.getLast()).isInstanceOfSatisfying(TurnCompleted.class, done -> assertThat(done.state()).isEqualTo("ai"));
    }

    @Test
    void recordsAnAnswerThatComesAfterItsAttemptWasGivenUp() {
        untilTheFirstAttempt();
        tell(new RecordAttemptUnknown(ANNA, attempt(1)), decisions::lost);
        succeed(1, "Too late");

        assertThat(told.getLast()).isInstanceOf(LateAnswerSeen.class);
        assertThat(all(AttemptSucceeded.class)).isEmpty();
        assertThat(lastSaid()).isEqualTo("Hi Anna");
    }

    @Test
    void countsALostAttemptAsMade() {
        untilTheFirstAttempt();
        tell(new RecordAttemptUnknown(ANNA, attempt(1)), decisions::lost);
        tell(new RecordAttemptUnknown(ANNA, attempt(1)), decisions::lost);

        assertThat(all(AttemptOutcomeUnknown.class)).singleElement()
            .satisfies(lost -> assertThat(lost.left().getFirst().attempts()).isEqualTo(1));
    }

    @Test
    void givesTheErrorTextAtOnceWhereThereIsNobodyToAsk() {
        backends.clear();
        var turn = untilTheFirstAttempt();

        assertThat(all(DispatchFailed.class)).singleElement()
            .satisfies(failed -> assertThat(failed.last().reason()).isEqualTo(Failure.Reason.NO_INTEGRATION));
        assertThat(turn.result().messages()).extracting(said -> said.message().asText()).containsExactly(SORRY);
    }

    @Test
    void answersMessagesThatComeMeanwhileOneAfterTheOther() {
        untilTheFirstAttempt();
        var second = say("second");
        var third = say("third");
        succeed(1, "reply to Talk");
        succeed(2, "reply to second");
        succeed(3, "reply to third");

        assertThat(second.result()).isNull();
        assertThat(third.result()).isNull();
        assertThat(all(AttemptStarted.class)).extracting(started -> started.prompt().messages().getLast().text())
            .containsExactly("Talk", "second", "third");
        assertThat(all(TurnCompleted.class)).extracting(TurnCompleted::turnId).endsWith(second.turnId(), third.turnId());
    }

    @Test
    void refusesTheMessageThatNoQueueHasRoomFor() {
        untilTheFirstAttempt();
        for (int i = 0; i < Session.LONGEST_QUEUE; i++) {
            say("more");
        }

        assertRefused(Code.QUEUE_FULL, () -> say("too much"));
    }

    @Test
    void completesWhatIsGoingOnWhenTheSessionIsEnded() {
        var turn = untilTheFirstAttempt();
        var waiting = say("anybody?");
        tell(new EndSession(ANNA, nextTurn(), "operator"), decisions::end);

        assertThat(all(AttemptOutcomeUnknown.class)).hasSize(1);
        assertThat(all(TurnCompleted.class)).filteredOn(TurnCompleted::isFinal).extracting(TurnCompleted::turnId)
            .containsExactly(turn.turnId(), waiting.turnId());
        assertThat(told.getLast()).isInstanceOf(SessionEnded.class);
    }

    @Test
    void leavesTheConversationOnAnExitPhrase() {
        untilTheFirstAttempt();
        succeed(1, "Hello");
        var turn = say("Stop");

        assertThat(turn.result().isFinal()).isTrue();
    }

    @Test
    void expiresAtRest() {
        start();
        var last = say("Anna").turnId();
        expireSince(last);

        assertThat(told.getLast()).isEqualTo(new SessionEnded(ANNA, turn(turns), "expired", DUE));
        assertRefused(Code.SESSION_NOT_FOUND, () -> say("Hello?"));
        assertThat(start().result().state()).isEqualTo("ask");
    }

    @Test
    void doesNotExpireWhereSomethingWasSaidMeanwhile() {
        var last = start().turnId();
        say("Anna");
        expireSince(last);

        assertThat(all(SessionEnded.class)).isEmpty();
    }

    @Test
    void doesNotExpireWhileATurnRuns() {
        start();
        var last = say("Anna").turnId();
        choose("talk");
        expireSince(last);
        say("anybody?");
        expireSince(last);

        assertThat(all(SessionEnded.class)).isEmpty();
    }

    @Test
    void expiresOnceAndNotTheNextSession() {
        var last = start().turnId();
        expireSince(last);
        expireSince(last);
        start();
        expireSince(last);

        assertThat(all(SessionEnded.class)).hasSize(1);
    }

    @Test
    void takesTheWordOfWhoFoundItDueWhereAnOldSnapshotDoesNotKnowTheLastTurn() {
        var last = start().turnId();
        var state = ConversationState.NEW;
        for (var event : told) {
            state = state.on(event, flows);
        }
        var session = state.session();
        var old = new Session(session.pin(), session.sessionId(), session.user(), session.flow(), null, null, null, List.of(), null,
            null, false, null, null);

        assertThat(old.restsSince(last)).isTrue();
    }

    private void expireSince(TurnId last) {
        tell(new ExpireSession(ANNA, nextTurn(), last, DUE), decisions::expire);
    }

    private Turn untilTheFirstAttempt() {
        start();
        say("Anna");
        return choose("talk");
    }

    private Turn start() {
        return tell(startSession(false), decisions::start);
    }

    private Turn arrive(String text) {
        var start = startSession(false);
        return tell(new StartSession(ANNA, start.turnId(), WORKSPACE, CHANNEL, "api", BOT, "anna", start.user(), Map.of(), text, false,
            start.expiry(), new Opening(MessageId.next(), UserInput.ofText(text), null)), decisions::start);
    }

    private StartSession startSession(boolean force) {
        return new StartSession(ANNA, nextTurn(), WORKSPACE, CHANNEL, "api", BOT, "anna", new EndUser("anna", "api", null, null), Map.of(), null,
            force, Duration.ofMinutes(5));
    }

    private Turn say(String text) {
        return tell(new SendMessage(ANNA, nextTurn(), MessageId.next(), UserInput.ofText(text)), decisions::send);
    }

    private Turn sayNumber(int number, String text) {
        return tell(new SayNumber(ANNA, nextTurn(), MessageId.next(), number, text), decisions::number);
    }

    private Turn choose(String option) {
        return tell(new SelectOption(ANNA, nextTurn(), MessageId.next(), option), decisions::select);
    }

    private void succeed(int attempt, String content) {
        tell(new RecordAttemptSucceeded(ANNA, nextTurn(), attempt(attempt), new Reply(content, Map.of(), List.of(), List.of(), null), CALL),
            decisions::succeeded);
    }

    private void fail(int attempt) {
        tell(new RecordAttemptFailed(ANNA, attempt(attempt), DOWN, CALL), decisions::failed);
    }

    private void startAttempt(int no, Backend backend) {
        tell(new StartAttempt(ANNA, dispatch(1), no, backend.id()), decisions::startAttempt);
    }

    private void plan(int no) {
        tell(new PlanRetry(ANNA, dispatch(1), no, primary.id(), Duration.ofMillis(100)), decisions::planRetry);
    }

    private void giveUp() {
        tell(new GiveUp(ANNA, dispatch(1), DOWN), decisions::giveUp);
    }

    private <C extends ConversationCommand> Turn tell(C command, BiFunction<ConversationState, C, Story> decide) {
        var state = ConversationState.NEW;
        for (var event : told) {
            state = state.on(event, flows);
        }
        var story = decide.apply(state, command);
        told.addAll(story.events());
        return story.turn(ANNA, turn(turns), "anna");
    }

    private TurnId nextTurn() {
        return turn(++turns);
    }

    private static TurnId turn(int no) {
        return new TurnId("turn_%026d".formatted(no));
    }

    private <E extends ConversationEvent> List<E> all(Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private String lastSaid() {
        return all(BotMessageSaid.class).getLast().message().asText();
    }

    private void assertRefused(Code code, Runnable command) {
        assertThatThrownBy(command::run).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Backend backend(boolean fallback) {
        return new Backend(BackendId.next(), WORKSPACE, BOT, new BackendSettings("Backend", "https://example.com", Map.of(), 30, 1, fallback, true,
            "verbatim", null, null, Map.of(), false, fallback ? 0 : 1, 500, 64, null, null, null, Breaker.DEFAULT));
    }
}
