package io.verbatim.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.command.flow.FlowEngine;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.Delay;
import io.verbatim.shared.bot.flow.End;
import io.verbatim.shared.bot.flow.Message;
import io.verbatim.shared.bot.flow.QuestionText;
import io.verbatim.shared.bot.flow.Start;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.Actions;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationCommand.Act;
import io.verbatim.shared.conversation.ConversationCommand.SelectOption;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.OptionWay;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an operator's actions. */
class OperatorsTest {
    private static final BotId BOT = BotId.next();
    private static final ChannelId CHANNEL = ChannelId.next();
    private static final ConversationId ANNA = ConversationId.of(CHANNEL, "anna");
    private static final TurnId TURN = TurnId.next();

    private final OneFlow flows = new OneFlow(new BotVersion(BOT, "Demo", 1, new BotDraft(
        List.of(new Variable("name", Variable.Type.STRING, null, true, false), new Variable("pin", Variable.Type.ANY, null, true, true)),
        null, null, null, null,
        List.of(new Start("start", null, "ask", null),
            new QuestionText("ask", null, "Your name?", "name", null, null, null, null, null, null, null, "slow", null, null),
            new Delay("slow", null, 9_000, "ask", null, null),
            new Message("hello", null, "Hello {name}", null, "ask", null, null),
            new End("end", null, null, null)), null)));
    private ConversationState state = ConversationState.NEW;
    private Decisions decisions;

    @BeforeEach
    void aSessionThatAsksForAName() {
        var chance = new ScriptedChance();
        var engine = new FlowEngine();
        var dispatches = new Dispatches(bot -> List.of(), chance);
        var turns = new Turns(engine, flows, dispatches, chance);
        decisions = new Decisions(flows, turns, new Attempts(turns, dispatches, new Streaming(chance)), new Effects(turns, chance));
        after(decisions.start(state, new StartSession(ANNA, TurnId.next(), WorkspaceId.next(), CHANNEL, "api", BOT, "anna",
            new EndUser("anna", "api", null, null), Map.of(), null, false, Duration.ofMinutes(5))));
    }

    @Test
    void showNoSecretThatAButtonSets() {
        var id = new OptionWay("hello", Map.of("pin", "4711")).id();
        var said = List.of(new Actions.Message(MessageId.next(), new BotMessage.Buttons("Yours?",
            List.of(new BotMessage.Choice(id, "Yes", null), new BotMessage.Choice("100%?pin", "No", null)), null)));

        var story = act(new Actions(null, false, null, null, said, false));

        var told = story.events().stream().filter(BotMessageSaid.class::isInstance).map(BotMessageSaid.class::cast).findFirst().orElseThrow();
        assertThat(told.message().toString()).contains("4711");
        assertThat(told.shown()).isInstanceOfSatisfying(BotMessage.Buttons.class, buttons ->
            assertThat(OptionWay.read(buttons.options().getFirst().id())).isEqualTo(new OptionWay("hello", Map.of("pin", "••••"))));
    }

    @Test
    void areCarriedOutInOrderInATurnOfTheirOwn() {
        var data = new Actions.Data("profile", Map.of("tier", "gold"));

        var story = act(new Actions(true, false, data, "hello", words("From a person"), false));

        assertThat(names(story)).containsExactly("OperatorActed", "BotPaused", "SessionDataSet", "FlowMoved", "ComponentEntered",
            "BotMessageSaid", "ComponentEntered", "BotMessageSaid", "TurnCompleted", "BotMessageSaid");
        assertThat(story.events()).allMatch(event -> event.turnId().equals(TURN));
        assertThat(state.session().running()).isNull();
        assertThat(state.session().paused()).isTrue();
        assertThat(state.session().last()).isEqualTo(TURN);
    }

    @Test
    void sayWordsThatAreKnownAsAnOperators() {
        var story = act(say(words("From a person")));

        assertThat(names(story)).containsExactly("OperatorActed", "BotMessageSaid", "TurnCompleted");
        assertThat(story.events().get(1)).isInstanceOfSatisfying(BotMessageSaid.class,
            said -> assertThat(said.by()).isEqualTo("operator"));
    }

    @Test
    void leaveARunningTurnAlone() {
        var running = wait9Seconds();

        var story = act(say(words("One moment")));

        assertThat(names(story)).containsExactly("OperatorActed", "BotMessageSaid", "TurnCompleted");
        assertThat(state.session().running()).isEqualTo(running);
        assertThat(state.session().effect()).isNotNull();
    }

    @Test
    void takeTheRunningTurnsPlaceWhereTheFlowIsSentElsewhere() {
        var running = wait9Seconds();

        var story = act(new Actions(null, false, null, "hello", List.of(), false));

        assertThat(story.events()).filteredOn(TurnCompleted.class::isInstance).extracting(event -> event.turnId())
            .containsExactly(running, TURN);
        assertThat(names(story)).startsWith("OperatorActed", "EffectOutcomeUnknown", "FlowMoved", "TurnCompleted");
        assertThat(state.session().running()).isNull();
    }

    @Test
    void changeNothingWhereOneOfThemIsNotAcceptable() {
        assertRefused(Code.INVALID, new Actions(true, false, null, "nowhere", words("Hello"), false));
        assertRefused(Code.INVALID, new Actions(true, false, new Actions.Data("internal", Map.of()), null, List.of(), false));
        assertRefused(Code.CONFLICT, new Actions(null, false, null, "end", words("Too late"), false));
        assertThat(state.session().paused()).isFalse();
    }

    @Test
    void endTheSessionAfterTheLastWord() {
        var story = act(new Actions(null, false, null, null, words("Goodbye"), true));

        assertThat(names(story)).containsExactly("OperatorActed", "BotMessageSaid", "TurnCompleted", "SessionEnded");
        assertRefused(Code.SESSION_NOT_FOUND, say(words("Hello?")));
    }

    @Test
    void endARunningTurnWithTheSession() {
        var running = wait9Seconds();

        var story = act(new Actions(null, false, null, null, List.of(), true));

        assertThat(story.events()).filteredOn(TurnCompleted.class::isInstance).extracting(event -> event.turnId())
            .containsExactly(TURN, running);
        assertThat(state.session()).isNull();
    }

    @Test
    void letTheUserChooseWhereToGoOn() {
        var id = new OptionWay("hello", Map.of("name", "Bea")).id();
        var buttons = new BotMessage.Buttons("Shall I?", List.of(new BotMessage.Choice(id, "Yes", null)), null);
        act(say(List.of(new Actions.Message(MessageId.next(), buttons))));

        var story = after(decisions.select(state, new SelectOption(ANNA, TurnId.next(), MessageId.next(), id)));

        assertThat(story.events()).filteredOn(BotMessageSaid.class::isInstance).first()
            .satisfies(said -> assertThat(((BotMessageSaid) said).message().asText()).isEqualTo("Hello Bea"));
    }

    @Test
    void keepAnswersToAQuestionWhereTheyBelong() {
        var id = new OptionWay(null, Map.of("", "Yes")).id();
        var buttons = new BotMessage.Buttons("Shall I?", List.of(new BotMessage.Choice(id, "Yes", null)), null);
        act(say(List.of(new Actions.Message(MessageId.next(), buttons))));

        var story = hear("Bea");

        assertThat(names(story)).contains("VariablesChanged", "EffectRequested");
    }

    @Test
    void clearWhatTheSessionKnowsAndHideWhatIsSensitive() {
        act(new Actions(null, false, new Actions.Data("profile", Map.of("tier", "gold")), null, List.of(), false));
        act(new Actions(null, false, new Actions.Data("pin", Map.of("code", 1234)), null, List.of(), false));
        var known = decisions.lookUp(state).variables();

        act(Actions.CLEAR);

        assertThat(known).containsEntry("profile", Map.of("tier", "gold")).containsEntry("pin", "••••");
        assertThat(decisions.lookUp(state).variables()).isEmpty();
    }

    private TurnId wait9Seconds() {
        hear("Anna");
        return state.session().running();
    }

    private Story hear(String text) {
        return after(decisions.send(state, new SendMessage(ANNA, TurnId.next(), MessageId.next(), UserInput.ofText(text))));
    }

    private Story act(Actions actions) {
        return after(decisions.act(state, new Act(ANNA, TURN, actions)));
    }

    private void assertRefused(Code code, @Nullable Actions actions) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> act(actions)).satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Story after(Story story) {
        story.events().forEach(event -> state = state.on(event, flows));
        return story;
    }

    private static Actions say(List<Actions.Message> messages) {
        return new Actions(null, false, null, null, messages, false);
    }

    private static List<Actions.Message> words(String text) {
        return List.of(new Actions.Message(MessageId.next(), new BotMessage.Text(text)));
    }

    private static List<String> names(Story story) {
        return story.events().stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
