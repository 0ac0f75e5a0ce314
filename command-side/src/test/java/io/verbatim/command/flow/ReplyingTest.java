package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyingTest {
    @Test
    void waitsWhenNothingWasSaid() {
        assertThat(conversation("").next()).isEqualTo(new Next.Wait("ai"));
    }

    @Test
    void asksForAReplyToWhatTheUserSays() {
        var talk = conversation("").says("Hi");

        assertThat(talk.next()).isEqualTo(new Next.AskForReply("ai"));
        assertThat(talk.events()).isEmpty();
        assertThat(talk.state().context()).containsExactly(new Prompt.Said("user", "Hi", List.of()));
    }

    @Test
    void asksForAReplyToAFile() {
        var file = new UserInput.Attachment("https://example.com/a.pdf", "a.pdf", "application/pdf");
        var talk = conversation("").gives(new UserInput(null, null, List.of(file)));

        assertThat(talk.next()).isEqualTo(new Next.AskForReply("ai"));
        assertThat(talk.state().context().getLast().attachments()).containsExactly(file);
    }

    @Test
    void goesOnWithAConversationAfterAReply() {
        var talk = conversation("").says("Hi").isReplied("Hello {name}!");

        assertThat(talk.texts()).containsExactly("Hello {name}!");
        assertThat(talk.next()).isEqualTo(new Next.Wait("ai"));
        assertThat(talk.says("And now?").next()).isEqualTo(new Next.AskForReply("ai"));
        assertThat(talk.state().context()).extracting(Prompt.Said::role).containsExactly("user", "assistant", "user");
    }

    @Test
    void goesOnInTheFlowAfterASingleReply() {
        var talk = flow("'mode': 'single', 'next': 'end'").says("Hi").isReplied("Hello!");

        assertThat(talk.texts()).containsExactly("Hello!", "Bye.");
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void leavesTheConversationAtAnExitPhrase() {
        assertThat(conversation("'exit_phrases': ['stop']").says(" STOP ").next()).isEqualTo(new Next.End("end"));
        assertThat(conversation("'exit_phrases': ['stop']").says("do not stop").next()).isEqualTo(new Next.AskForReply("ai"));
    }

    @Test
    void takesAnExitPhraseForWordsWhereItLeadsNowhereOrNoConversationIs() {
        assertThat(flow("'exit_phrases': ['stop']").says("stop").next()).isEqualTo(new Next.AskForReply("ai"));
        assertThat(flow("'mode': 'single', 'exit_phrases': ['stop'], 'next': 'end'").says("stop").next())
            .isEqualTo(new Next.AskForReply("ai"));
    }

    @Test
    void leavesByAnOptionThatIsChosenOrSaid() {
        assertThat(withExits().state().offers("out")).isTrue();
        assertThat(withExits().chooses("out").texts()).containsExactly("Call us.");
        assertThat(withExits().says("get ME out").texts()).containsExactly("Call us.");
        assertThat(withExits().chooses("done").texts()).containsExactly("Bye.");
    }

    @Test
    void leavesByAnExitThatTheReplyNames() {
        assertThat(withExits().says("Hi").isReplied(exiting("out")).texts()).containsExactly("Well.", "Call us.");
        assertThat(withExits().says("Hi").isReplied(exiting("done")).texts()).containsExactly("Well.", "Bye.");
        assertThat(withExits().says("Hi").isReplied(exiting("anything else")).texts()).containsExactly("Well.", "Bye.");
        assertThat(flow("'mode': 'conversation'").says("Hi").isReplied(exiting("out")).next()).isEqualTo(new Next.Wait("ai"));
    }

    @Test
    void apologisesAndGoesTheErrorWayWithoutAReply() {
        var talk = conversation("'error': 'sorry'").says("Hi").isNotReplied(Failure.Reason.TIMEOUT);

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("timeout");
        assertThat(talk.texts()).containsExactly("Sorry!", "Call us.");
        assertThat(talk.next()).isEqualTo(new Next.End("sorry"));
    }

    @Test
    void apologisesAndWaitsWithoutAReplyAndAnErrorWay() {
        var talk = flow("'mode': 'single', 'next': 'end'").says("Hi").isNotReplied(Failure.Reason.HTTP_5XX);

        assertThat(talk.texts()).containsExactly("Sorry!");
        assertThat(talk.next()).isEqualTo(new Next.Wait("ai"));
        assertThat(talk.says("Hi again").next()).isEqualTo(new Next.AskForReply("ai"));
    }

    @Test
    void offersTheButtonsOfAReply() {
        var talk = conversation("").says("Hi").isReplied(new Reply("Pick", Map.of(), List.of(), buttons(2), null));

        assertThat(talk.messages()).containsExactly(new BotMessage.Buttons("Pick", List.of(choice(1), choice(2)), null));
        assertThat(talk.state().offers("b2")).isTrue();
    }

    @Test
    void asksForAReplyToAButtonOfAReply() {
        var talk = conversation("").says("Hi").isReplied(new Reply("Pick", Map.of(), List.of(), buttons(2), null)).chooses("b2");

        assertThat(talk.next()).isEqualTo(new Next.AskForReply("ai"));
        assertThat(talk.state().context().getLast().text()).isEqualTo("Button 2");
        assertThat(talk.isReplied("ok").state().offers("b2")).isFalse();
    }

    @Test
    void offersManyButtonsAsAListAndLosesNone() {
        var talk = conversation("").says("Hi").isReplied(new Reply("Pick", Map.of(), List.of(), buttons(12), null));

        assertThat(talk.messages()).singleElement().isInstanceOfSatisfying(BotMessage.ListOfOptions.class,
            list -> assertThat(list.options()).hasSize(12).endsWith(choice(12)));
        assertThat(talk.state().offers("b12")).isTrue();
    }

    @Test
    void offersNoMoreThanAKeyboardHolds() {
        var talk = conversation("").says("Hi").isReplied(new Reply("Pick", Map.of(), List.of(), buttons(101), null));

        assertThat(talk.messages()).singleElement().isInstanceOfSatisfying(BotMessage.ListOfOptions.class,
            list -> assertThat(list.options()).hasSize(100));
    }

    @Test
    void offersAButtonOnlyOnce() {
        var twice = List.of(new Reply.Button("b1", "Button 1"), new Reply.Button("b1", "again"));
        var talk = conversation("").says("Hi").isReplied(new Reply("Pick", Map.of(), List.of(), twice, null));

        assertThat(talk.messages()).containsExactly(new BotMessage.Buttons("Pick", List.of(choice(1)), null));
    }

    @Test
    void passesTheFilesOfAReplyOn() {
        var file = new Reply.Attachment("image", "https://example.com/a.png", "a.png", "image/png");
        var talk = conversation("").says("Hi").isReplied(new Reply("", Map.of(), List.of(file), List.of(), null));

        assertThat(talk.messages()).containsExactly(new BotMessage.Media("https://example.com/a.png", "image", null, "a.png"));
    }

    @Test
    void repliesAtOnceToTextThatNothingHasTaken() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'ask'},
            {'id': 'ask', 'type': 'question_text', 'text': 'Number?', 'validation': 'number', 'max_attempts': 1,
             'next': 'ai', 'error': 'ai'},
            {'id': 'ai', 'type': 'ai_reply'}""");

        assertThat(talk.says("why?").next()).isEqualTo(new Next.AskForReply("ai"));
    }

    @Test
    void waitsAfterTextThatAQuestionHasTaken() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'ask'},
            {'id': 'ask', 'type': 'question_text', 'text': 'Name?', 'next': 'ai'}, {'id': 'ai', 'type': 'ai_reply'}""");

        assertThat(talk.says("Anna").next()).isEqualTo(new Next.Wait("ai"));
    }

    @Test
    void repliesAtOnceAfterALabelThatWasSaid() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'menu'},
            {'id': 'menu', 'type': 'question_buttons', 'text': '?', 'options': [{'id': 'a', 'text': 'Sales', 'next': 'ai'}]},
            {'id': 'ai', 'type': 'ai_reply'}""");

        assertThat(talk.says("sales").next()).isEqualTo(new Next.AskForReply("ai"));
    }

    @Test
    void repliesOnlyOnceToOneText() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'ai'}, {'id': 'ai', 'type': 'ai_reply', 'mode': 'single', 'next': 'ai2'},
            {'id': 'ai2', 'type': 'ai_reply', 'mode': 'single', 'next': 'ai'}""");

        assertThat(talk.says("Hi").isReplied("one").next()).isEqualTo(new Next.Wait("ai2"));
    }

    private static Talk withExits() {
        return conversation("'options': [{'id': 'out', 'text': 'Get me out', 'next': 'sorry'}, {'id': 'done', 'text': 'Done'}]");
    }

    private static Talk conversation(String fields) {
        return flow("'mode': 'conversation', 'next': 'end'" + (fields.isEmpty() ? "" : ", " + fields));
    }

    private static Talk flow(String fields) {
        return Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'ai'}, {'id': 'ai', 'type': 'ai_reply', %s},
            {'id': 'sorry', 'type': 'end', 'text': 'Call us.'}, {'id': 'end', 'type': 'end', 'text': 'Bye.'}""".formatted(fields));
    }

    private static Reply exiting(String exit) {
        return new Reply("Well.", Map.of("exit", exit), List.of(), List.of(), null);
    }

    private static List<Reply.Button> buttons(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new Reply.Button("b" + i, "Button " + i)).toList();
    }

    private static Choice choice(int i) {
        return new Choice("b" + i, "Button " + i, null);
    }
}
