package io.verbatim.command.conversation;

import io.verbatim.command.flow.FlowEngine;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.bot.flow.End;
import io.verbatim.shared.bot.flow.QuestionText;
import io.verbatim.shared.bot.flow.Start;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.BotMessage.Text;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationCommand.ExpireSession;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ComponentEntered;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationEvent.VariablesChanged;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The aggregate as the framework drives it; what it decides in all cases, {@link ConversationTest} tells. */
class ConversationShellTest {

    private static final ChannelId CHANNEL = ChannelId.next();
    private static final WorkspaceId WORKSPACE = WorkspaceId.next();
    private static final BotId BOT = BotId.next();
    private static final ConversationId ANNA = ConversationId.of(CHANNEL, "anna");
    private static final TurnId FIRST = TurnId.next();
    private static final TurnId SECOND = TurnId.next();
    private static final MessageId HELLO = MessageId.next();
    private static final EndUser USER = new EndUser("anna", "api", null, null);
    private static final SessionStarted STARTED = new SessionStarted(ANNA, FIRST, new SessionPin(WORKSPACE, CHANNEL, "api", BOT, 1), "anna",
        USER, Map.of(), 300);
    private static final ComponentEntered ASKED = new ComponentEntered(ANNA, FIRST, "ask", "question_text", Map.of(), List.of());
    private static final TurnCompleted WAITING = new TurnCompleted(ANNA, FIRST, "ask", false);

    private AggregateTestFixture<Conversation> conversation;

    @BeforeEach
    void aBotThatAsksForANameAndEnds() {
        var flows = new OneFlow(new BotVersion(BOT, "Demo", 1, new BotDraft(null, null, null, null, null, List.of(
            new Start("start", null, "ask", null),
            new QuestionText("ask", null, "Your name?", null, null, null, null, null, null, null, null, "end", null, null),
            new End("end", null, null, null)), null)));
        var chance = new ScriptedChance();
        var engine = new FlowEngine();
        var dispatches = new Dispatches(bot -> List.of(), chance);
        var turns = new Turns(engine, flows, dispatches, chance);
        conversation = new AggregateTestFixture<>(Conversation.class);
        conversation.registerInjectableResource(new Decisions(flows, turns, new Attempts(turns, dispatches, new Streaming(chance)),
            new Effects(turns, chance)));
        conversation.registerInjectableResource(flows);
        conversation.registerCommandTargetResolver(command ->
            new VersionedAggregateIdentifier(((ConversationCommand) command.getPayload()).conversationId(), null));
    }

    @Test
    void startsASessionInAConversationThatIsNew() {
        conversation.givenNoPriorActivity()
            .when(new StartSession(ANNA, FIRST, WORKSPACE, CHANNEL, "api", BOT, "anna", USER, Map.of(), null, false, Duration.ofMinutes(5)))

            .expectEvents(STARTED, new ComponentEntered(ANNA, FIRST, "start", "start", Map.of(), List.of()), ASKED,
                new BotMessageSaid(ANNA, FIRST, ScriptedChance.message(1), "ask", new Text("Your name?")), WAITING);
    }

    @Test
    void answersAndEndsInTheSameBreath() {
        conversation.given(STARTED, ASKED, WAITING)
            .when(new SendMessage(ANNA, SECOND, HELLO, UserInput.ofText("Anna")))

            .expectEvents(new UserMessageReceived(ANNA, SECOND, HELLO, UserInput.ofText("Anna")),
                new VariablesChanged(ANNA, SECOND, "ask", Map.of(), List.of(), List.of()),
                new ComponentEntered(ANNA, SECOND, "end", "end", Map.of(), List.of()),
                new TurnCompleted(ANNA, SECOND, "end", true), new SessionEnded(ANNA, SECOND, "ended"));
    }

    @Test
    void refusesAMessageAfterTheEnd() {
        conversation.given(STARTED, ASKED, WAITING, new SessionEnded(ANNA, FIRST, "ended"))
            .when(new SendMessage(ANNA, SECOND, HELLO, UserInput.ofText("Anna")))

            .expectNoEvents().expectException(Refused.class);
    }

    @Test
    void ignoresTheOutcomeOfAnAttemptThatNobodyWaitsFor() {
        conversation.given(STARTED, ASKED, WAITING)
            .when(new RecordAttemptFailed(ANNA, ScriptedChance.attempt(1), new Failure(Failure.Reason.TIMEOUT, "", null, null),
                new CallFacts(1, null, "node-1")))

            .expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void expiresAfterTheTurnThatItRestsSince() {
        var due = Instant.parse("2026-11-21T10:05:00Z");
        conversation.given(STARTED, ASKED, WAITING)
            .when(new ExpireSession(ANNA, SECOND, FIRST, due))

            .expectEvents(new SessionEnded(ANNA, SECOND, "expired", due));
    }

    @Test
    void endsASessionOnce() {
        conversation.given(STARTED, ASKED, WAITING, new SessionEnded(ANNA, FIRST, "ended"))
            .when(new EndSession(ANNA, SECOND, "operator"))

            .expectNoEvents().expectSuccessfulHandlerExecution();
    }
}
