package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotSettings;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.conversation.ConversationEvent.ComponentEntered;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowEngineTest {
    private static final String MENU = """
        {'id': 'start', 'type': 'start', 'next': 'ask_name'},
        {'id': 'ask_name', 'type': 'question_text', 'text': 'Hello! What is your name?', 'variable': 'name', 'next': 'menu'},
        {'id': 'menu', 'type': 'question_buttons', 'text': 'What would you like to do, {name}?', 'variable': 'x',
         'options': [{'id': 'opt_sales', 'text': 'Sales', 'next': 'ai'}, {'id': 'opt_bye', 'text': 'Nothing', 'next': 'end'}]},
        {'id': 'ai', 'type': 'ai_reply', 'mode': 'conversation', 'next': 'end', 'error': 'sorry'},
        {'id': 'sorry', 'type': 'message', 'text': 'Please call us.', 'next': 'end'},
        {'id': 'end', 'type': 'end'}""";

    @Test
    void runsToTheFirstQuestionAndWaits() {
        var talk = Talk.with(MENU);

        assertThat(talk.texts()).containsExactly("Hello! What is your name?");
        assertThat(talk.next()).isEqualTo(new Next.Wait("ask_name"));
        assertThat(talk.events(ComponentEntered.class)).extracting(ComponentEntered::componentType)
            .containsExactly("start", "question_text");
    }

    @Test
    void goesOnWithTheAnswer() {
        var talk = Talk.with(MENU).says("  Anna ");

        assertThat(talk.texts()).containsExactly("What would you like to do, Anna?");
        assertThat(talk.next()).isEqualTo(new Next.Wait("menu"));
        assertThat(talk.state().variables()).containsEntry("name", "Anna");
    }

    @Test
    void asksABackendAtOnceAfterAnOption() {
        var talk = Talk.with(MENU).says("Anna").chooses("opt_sales");

        assertThat(talk.next()).isEqualTo(new Next.AskForReply("ai"));
        assertThat(talk.state().context().getLast().text()).isEqualTo("Sales");
    }

    @Test
    void endsAtAnEnd() {
        var talk = Talk.with(MENU).says("Anna").says(" NOTHING ");

        assertThat(talk.next()).isEqualTo(new Next.End("end"));
        assertThat(talk.state().variables()).containsEntry("x", "Nothing");
    }

    @Test
    void stopsAFlowThatRunsInCircles() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'a'}, {'id': 'a', 'type': 'goto', 'component': 'b'},
            {'id': 'b', 'type': 'goto', 'component': 'a'}""");

        assertThat(talk.events(ComponentEntered.class)).hasSize(FlowEngine.MOST_STEPS);
        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("flow_loop");
        assertThat(talk.texts()).containsExactly("Sorry!");
        assertThat(talk.next()).isEqualTo(new Next.Wait(talk.state().at()));
    }

    @Test
    void knowsWhatEveryTypeOfComponentDoes() {
        assertThat(Behaviours.types()).containsExactlyInAnyOrder(types());
    }

    @Test
    void putsTheSystemPromptBeforeWhatWasSaid() {
        var state = Talk.with(MENU).says("Anna").state();

        var asked = FlowEngine.asked(prompted("You help {name}. {nobody}"), state);

        assertThat(asked).first().isEqualTo(new Prompt.Said("system", "You help Anna. {nobody}", List.of()));
        assertThat(asked.subList(1, asked.size())).isEqualTo(state.context());
        assertThat(FlowEngine.asked(prompted(" "), state)).isEqualTo(state.context());
    }

    @Test
    void keepsTheLastMessagesOnly() {
        var talk = Talk.with(MENU).says("Anna").chooses("opt_sales");

        for (int i = 0; i < 20; i++) {
            talk.isReplied("x".repeat(Bounds.TEXT + i)).says("And?");
        }

        assertThat(talk.state().context()).hasSizeLessThanOrEqualTo(10);
        assertThat(talk.state().context().stream().mapToInt(said -> said.text().length()).sum()).isLessThanOrEqualTo(Context.MOST_CHARACTERS);
    }

    @Test
    void triesAgainAfterAFailureWhenTheUserSaysMore() {
        var talk = Talk.with("{'id': 'start', 'type': 'start', 'next': 'gone'}").says("hello?");

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("missing_component");
        assertThat(talk.texts()).containsExactly("Sorry!");
        assertThat(talk.next()).isEqualTo(new Next.Wait("start"));
    }

    private static BotDraft prompted(String systemPrompt) {
        return new BotDraft(null, null, null, null, new BotSettings(null, systemPrompt, null, null, null, null, null), null, null);
    }

    @SuppressWarnings("unchecked") // a sealed interface permits its own kind only
    private static Class<? extends Component>[] types() {
        return (Class<? extends Component>[]) Component.class.getPermittedSubclasses();
    }
}
