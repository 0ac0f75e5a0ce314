package io.verbatim.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.flow.Drafts;
import io.verbatim.command.flow.FlowEngine;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationCommand.PauseBot;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectUnknown;
import io.verbatim.shared.conversation.ConversationCommand.ResumeBot;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of effects that a conversation waits for. */
class EffectsTest {
    private static final BotId BOT = BotId.next();
    private static final ChannelId CHANNEL = ChannelId.next();
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, "anna");
    private static final String DELAY = "'type': 'delay', 'delay_ms': 9000";
    private static final String GET = "'type': 'api_request', 'method': 'GET', 'url': 'https://example.com'";
    private static final String POST = "'type': 'api_request', 'method': 'POST', 'url': 'https://example.com'";

    private OneFlow flows = new OneFlow(null);
    private Decisions decisions;
    private ConversationState state = ConversationState.NEW;

    @Test
    void areToldWithWhatLedToThemAndKeepTheTurnOpen() {
        assertThat(begin(DELAY)).extracting(event -> event.getClass().getSimpleName())
            .containsExactly("SessionStarted", "ComponentEntered", "ComponentEntered", "EffectRequested");
    }

    @Test
    void leadOnOnceWhenTheyAreDone() {
        begin(DELAY);

        var done = succeeded(1, new Outcome.Paused());
        var again = succeeded(1, new Outcome.Paused());

        assertThat(names(done)).startsWith("EffectSucceeded").endsWith("TurnCompleted").doesNotContain("ComponentFailed");
        assertThat(again).isEmpty();
    }

    @Test
    void leadTheErrorWayWhenTheyFail() {
        begin(POST);

        var failed = tell(decisions.failed(state, new RecordEffectFailed(CONVERSATION, ScriptedChance.effect(1), "timeout", "Too slow", 5, "n")));

        assertThat(names(failed)).containsSubsequence("EffectFailed", "ComponentFailed", "BotMessageSaid", "TurnCompleted");
    }

    @Test
    void areBegunAgainWhenNobodyKnowsAndThatDoesNoHarm() {
        begin(GET);

        var lost = lost(1, Duration.ofSeconds(11));

        assertThat(names(lost)).containsExactly("EffectOutcomeUnknown", "EffectRequested");
        assertThat(((EffectRequested) lost.getLast()).no()).isEqualTo(2);
        assertThat(succeeded(1, new Outcome.Answered(200, Map.of(), ""))).isEmpty();
        assertThat(names(succeeded(2, new Outcome.Answered(200, Map.of(), "")))).startsWith("EffectSucceeded");
    }

    @Test
    void areNotBegunForEver() {
        begin(GET);
        lost(1, Duration.ZERO);
        lost(2, Duration.ZERO);

        assertThat(names(lost(3, Duration.ZERO))).containsSubsequence("EffectOutcomeUnknown", "ComponentFailed", "TurnCompleted");
    }

    @Test
    void leadTheErrorWayWhenNobodyKnowsAndThatMightDoHarm() {
        begin(POST);

        assertThat(names(lost(1, Duration.ZERO))).containsSubsequence("EffectOutcomeUnknown", "ComponentFailed").doesNotContain("EffectRequested");
    }

    @Test
    void areBegunAgainWhereTheAuthorSaysSo() {
        begin(POST + ", 'repeat_safe': true");

        assertThat(names(lost(1, Duration.ZERO))).contains("EffectRequested");
    }

    @Test
    void thatArePausesGoOnWithWhatIsLeftOfThem() {
        begin(DELAY);

        var lost = lost(1, Duration.ofMillis(4_000));

        assertThat(((EffectRequested) lost.getLast()).effect()).isEqualTo(new Effect.Pause(5_000));
        assertThat(((EffectRequested) lost(2, Duration.ofMinutes(1)).getLast()).effect()).isEqualTo(new Effect.Pause(0));
    }

    @Test
    void makeWhatTheUserSaysWait() {
        begin(DELAY);

        var said = say("hello?");
        var done = succeeded(1, new Outcome.Paused());

        assertThat(names(said)).containsExactly("UserMessageReceived");
        assertThat(done).filteredOn(TurnCompleted.class::isInstance).hasSize(2);
    }

    @Test
    void areGivenUpWithTheSession() {
        begin(DELAY);

        var ended = tell(decisions.end(state, new EndSession(CONVERSATION, TurnId.next(), "operator")));

        assertThat(names(ended)).containsExactly("EffectOutcomeUnknown", "TurnCompleted", "SessionEnded");
        assertThat(succeeded(1, new Outcome.Paused())).isEmpty();
    }

    @Test
    void whileTheBotIsSilentMessagesAreRecordedAndNotAnswered() {
        begin("'type': 'handover'");

        var silent = say("hello?");
        var back = tell(decisions.resume(state, new ResumeBot(CONVERSATION, TurnId.next())));

        assertThat(names(silent)).containsExactly("UserMessageReceived", "TurnCompleted");
        assertThat(names(back)).containsExactly("BotResumed", "ComponentEntered", "BotMessageSaid", "TurnCompleted");
        assertThat(names(say("and now?"))).contains("BotMessageSaid");
    }

    @Test
    void anOperatorSilencesTheBotAnywhereAndItGoesOnWhereItWas() {
        begin("'type': 'set_variables'");

        tell(decisions.pause(state, new PauseBot(CONVERSATION, TurnId.next())));
        var silent = say("hello?");
        var back = tell(decisions.resume(state, new ResumeBot(CONVERSATION, TurnId.next())));

        assertThat(names(silent)).containsExactly("UserMessageReceived", "TurnCompleted");
        assertThat(names(back)).containsExactly("BotResumed", "TurnCompleted");
        assertThat(names(say("anna"))).contains("VariablesChanged");
    }

    private List<ConversationEvent> begin(String component) {
        flows = new OneFlow(new BotVersion(BOT, "Demo", 1, Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'it'}, {'id': 'it', %s, 'next': 'ask', 'error': 'failed'},
            {'id': 'ask', 'type': 'question_text', 'text': 'More?', 'next': 'ask'},
            {'id': 'failed', 'type': 'question_text', 'text': 'Failed', 'next': 'ask'}"""
            .formatted(component).replace("'type': 'set_variables', 'next': 'ask', 'error': 'failed'", "'type': 'set_variables', 'next': 'ask'"))));
        var chance = new ScriptedChance();
        var engine = new FlowEngine();
        var dispatches = new Dispatches(bot -> List.of(), chance);
        var turns = new Turns(engine, flows, dispatches, chance);
        decisions = new Decisions(flows, turns, new Attempts(turns, dispatches, new Streaming(chance)), new Effects(turns, chance));
        return tell(decisions.start(state, new StartSession(CONVERSATION, TurnId.next(), WorkspaceId.next(), CHANNEL, "api", BOT, "anna",
            new EndUser("anna", "api", null, null), Map.of(), null, false, Duration.ofHours(1))));
    }

    private List<ConversationEvent> say(String text) {
        return tell(decisions.send(state, new SendMessage(CONVERSATION, TurnId.next(), MessageId.next(), UserInput.ofText(text))));
    }

    private List<ConversationEvent> succeeded(int no, Outcome outcome) {
        return tell(decisions.succeeded(state, new RecordEffectSucceeded(CONVERSATION, ScriptedChance.effect(no), outcome, 5, "node")));
    }

    private List<ConversationEvent> lost(int no, Duration age) {
        return tell(decisions.lost(state, new RecordEffectUnknown(CONVERSATION, ScriptedChance.effect(no), age)));
    }

    private List<ConversationEvent> tell(Story story) {
        for (var event : story.events()) {
            state = state.on(event, flows);
        }
        return story.events();
    }

    private static List<String> names(List<ConversationEvent> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
