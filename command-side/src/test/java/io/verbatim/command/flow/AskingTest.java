package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.ConversationEvent.AnswerRejected;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskingTest {
    private static final String BUTTONS = """
        {'id': 'start', 'type': 'start', 'next': 'menu'},
        {'id': 'menu', 'type': 'question_buttons', 'text': 'Which, {name}?', 'variable': 'x', 'next': 'other',
         'image_url': 'https://example.com/a.png',
         'options': [{'id': 'a', 'text': 'For {name}', 'next': 'end'}, {'id': 'b', 'text': 'Bye'}]},
        {'id': 'other', 'type': 'end', 'text': 'Other way'}, {'id': 'end', 'type': 'end', 'text': 'You said: {x}'}""";
    private static final String LIST = """
        {'id': 'start', 'type': 'start', 'next': 'menu'},
        {'id': 'menu', 'type': 'question_list', 'text': 'Which?', 'variable': 'age', 'default_next': 'other',
         'options': [{'id': 'a', 'text': '18', 'description': 'just grown', 'next': 'end'}, {'id': 'b', 'text': 'Older'}]},
        {'id': 'other', 'type': 'end', 'text': 'Other way'}, {'id': 'end', 'type': 'end'}""";

    @Test
    void showsButtonsWithTheVariablesFilledIn() {
        var talk = Talk.with(Drafts.of(BUTTONS), Map.of("name", "Anna"));

        assertThat(talk.messages()).containsExactly(new BotMessage.Buttons("Which, Anna?",
            List.of(new Choice("a", "For Anna", null), new Choice("b", "Bye", null)), "https://example.com/a.png"));
        assertThat(talk.state().offers("a")).isTrue();
        assertThat(talk.state().offers("c")).isFalse();
    }

    @Test
    void showsAListWithItsUsualOpener() {
        var talk = Talk.with(LIST);

        assertThat(talk.messages()).containsExactly(new BotMessage.ListOfOptions("Which?",
            List.of(new Choice("a", "18", "just grown"), new Choice("b", "Older", null)), "Select an option"));
    }

    @Test
    void storesTheLabelAndGoesTheWayOfTheChoice() {
        var talk = Talk.with(Drafts.of(BUTTONS), Map.of("name", "Anna")).chooses("a");

        assertThat(talk.texts()).containsExactly("You said: For Anna");
        assertThat(talk.state().offers("a")).isFalse();
    }

    @Test
    void storesTheLabelInTheTypeOfTheVariableWhereItCan() {
        assertThat(Talk.with(LIST).chooses("a").state().variables()).containsEntry("age", 18);
        assertThat(Talk.with(LIST).chooses("b").state().variables()).containsEntry("age", "Older");
    }

    @Test
    void goesItsOwnWayWhereTheChoiceHasNone() {
        assertThat(Talk.with(BUTTONS).chooses("b").texts()).containsExactly("Other way");
        assertThat(Talk.with(LIST).chooses("b").texts()).containsExactly("Other way");
    }

    @Test
    void takesALabelInAnyCaseForTheChoice() {
        assertThat(Talk.with(BUTTONS).says("  bYE ").texts()).containsExactly("Other way");
    }

    @Test
    void asksAgainWhenTheTextIsNoLabel() {
        var talk = Talk.with(BUTTONS).says("what?");

        assertThat(talk.events(AnswerRejected.class)).extracting(AnswerRejected::reason).containsExactly("no_option");
        assertThat(talk.messages()).singleElement().isInstanceOf(BotMessage.Buttons.class);
        assertThat(talk.next()).isEqualTo(new Next.Wait("menu"));
        assertThat(talk.says("Bye").texts()).containsExactly("Other way");
    }

    @Test
    void asksAgainWhenAFileComes() {
        var file = new UserInput.Attachment("https://example.com/a", null, null);
        var talk = Talk.with(BUTTONS).gives(new UserInput(null, null, List.of(file)));

        assertThat(talk.next()).isEqualTo(new Next.Wait("menu"));
    }

    @Test
    void failsWhereAChoiceLeadsNowhere() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'menu'},
            {'id': 'menu', 'type': 'question_buttons', 'text': 'Which?', 'options': [{'id': 'a', 'text': 'A'}]}""").chooses("a");

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("missing_component");
        assertThat(talk.next()).isEqualTo(new Next.Wait("menu"));
        assertThat(talk.state().offers("a")).isTrue();
    }
}
