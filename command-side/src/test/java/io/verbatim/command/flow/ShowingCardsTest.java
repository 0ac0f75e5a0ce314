package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.VariablesChanged;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowingCardsTest {
    private static final String TEA = """
        {'title': 'Tea for {name}', 'subtitle': 'hot', 'image_url': 'https://example.com/tea.png', 'buttons': [
          {'id': 'tea', 'text': 'Buy tea', 'next': 'bought'}, {'text': 'More', 'url': 'https://example.com/tea'}, {'text': 'Call', 'phone': '+49301'}]}""";
    private static final String COFFEE = "{'title': 'Coffee', 'buttons': [{'id': 'coffee', 'text': 'Buy coffee', 'next': 'ai'}]}";
    private static final String QUESTION = "{'id': 'then', 'type': 'question_text', 'text': 'Your age?', 'variable': 'age', 'validation': 'number', 'next': 'end'}";
    private static final String MENU = """
        {'id': 'then', 'type': 'question_buttons', 'text': 'Or?', 'next': 'end', 'options': [{'id': 'tea', 'text': 'Other tea'}]}""";

    @Test
    void showsTheCardsAndGoesOn() {
        var talk = Talk.with(Drafts.of(flow(QUESTION)), Map.of("name", "Anna"));

        assertThat(talk.messages()).first().isEqualTo(new BotMessage.Carousel(List.of(
            new Card("Tea for Anna", "hot", "https://example.com/tea.png", null, List.of(new CardButton("tea", "Buy tea", null, null),
                new CardButton(null, "More", "https://example.com/tea", null), new CardButton(null, "Call", null, "+49301"))),
            new Card("Coffee", null, null, null, List.of(new CardButton("coffee", "Buy coffee", null, null))))));
        assertThat(talk.next()).isEqualTo(new Next.Wait("then"));
    }

    @Test
    void keepsItsButtonsOnOfferWhileTheFlowWaitsElsewhere() {
        var talk = Talk.with(flow(QUESTION));

        assertThat(talk.state().offers("tea")).isTrue();
        assertThat(talk.state().labelOf("coffee")).isEqualTo("Buy coffee");
        assertThat(talk.chooses("tea").texts()).containsExactly("Thanks!", "Your age?");
        assertThat(talk.events(VariablesChanged.class)).extracting(VariablesChanged::componentId).containsExactly("cards");
        assertThat(talk.state().context()).contains(new Prompt.Said("user", "Buy tea", List.of()));
        assertThat(talk.chooses("tea").texts()).containsExactly("Thanks!", "Your age?");
    }

    @Test
    void takesALabelThatTheWaitingComponentDoesNotTake() {
        assertThat(Talk.with(flow(QUESTION)).says(" buy TEA ").texts()).containsExactly("Thanks!", "Your age?");
        assertThat(Talk.with(flow(MENU)).says("buy tea").texts()).containsExactly("Thanks!", "Or?");
    }

    @Test
    void leavesTheAnswerToTheComponentThatExpectsIt() {
        var text = QUESTION.replace("'number'", "'none'").replace("'age'", "'name'");

        assertThat(Talk.with(flow(text)).says("Buy tea").state().variables()).containsEntry("name", "Buy tea");
        assertThat(Talk.with(flow(MENU)).chooses("tea").next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void letsABackendReplyToAChoice() {
        assertThat(Talk.with(flow(QUESTION)).chooses("coffee").next()).isEqualTo(new Next.AskForReply("ai"));
        assertThat(Talk.with(flow(QUESTION)).says("buy coffee").next()).isEqualTo(new Next.AskForReply("ai"));
    }

    @Test
    void leavesALabelAloneThatTwoButtonsHave() {
        var talk = Talk.with(flow(QUESTION).replace("Buy coffee", "Buy tea")).says("Buy tea");

        assertThat(talk.texts()).containsExactly("Your age?");
        assertThat(talk.chooses("coffee").next()).isEqualTo(new Next.AskForReply("ai"));
    }

    @Test
    void endsTheOfferOfTheCarouselBefore() {
        var second = "{'id': 'then', 'type': 'carousel', 'elements': [{'title': 'Milk'}], 'next': 'wait'}, {'id': 'wait', 'type': 'ai_reply'}";
        var talk = Talk.with(flow(second));

        assertThat(talk.state().offers("tea")).isFalse();
        assertThat(talk.gives(UserInput.ofOption("tea")).next()).isEqualTo(new Next.AskForReply("wait"));
    }

    @Test
    void leavesOutWhatIsNoCard() {
        var talk = Talk.with(flow(QUESTION).replace("Tea for {name}", "{x}").replace("'title': 'Coffee'", "'title': 'Coffee', 'url': 'nonsense'"));
        var blank = Talk.with(Drafts.of(flow(QUESTION).replace("Tea for {name}", "{name}")), Map.of("name", " "));

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("invalid_card_url");
        assertThat(blank.messages()).first().extracting(BotMessage::asText).isEqualTo("Coffee");
        assertThat(blank.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("card_without_title");
    }

    @Test
    void failsWithoutAnyCard() {
        var talk = Talk.with("""
            {'id': 'start', 'type': 'start', 'next': 'cards'}, {'id': 'cards', 'type': 'carousel', 'elements': [], 'error': 'sorry'},
            {'id': 'sorry', 'type': 'end', 'text': 'Nothing today.'}""");

        assertThat(talk.texts()).containsExactly("Nothing today.");
    }

    private static String flow(String then) {
        return """
            {'id': 'start', 'type': 'start', 'next': 'cards'}, {'id': 'cards', 'type': 'carousel', 'elements': [%s, %s], 'next': 'then'},
            %s, {'id': 'bought', 'type': 'message', 'text': 'Thanks!', 'next': 'then'}, {'id': 'ai', 'type': 'ai_reply'},
            {'id': 'end', 'type': 'end'}""".formatted(TEA, COFFEE, then);
    }
}
