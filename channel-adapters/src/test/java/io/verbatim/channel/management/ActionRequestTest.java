package io.verbatim.channel.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.conversation.Actions;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.OptionWay;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The actions of an operator, as they are written. */
class ActionRequestTest {

    @Test
    void namesWhatIsToBeDone() {
        var actions = read("""
            {"pauseBot": true, "setSession": {"namespace": "order", "data": {"no": 7}}, "goToDialogstate": {"dialogstateId": "hello"},
             "endSession": false}""");

        assertThat(actions).isEqualTo(new Actions(true, false, new Actions.Data("order", Map.of("no", 7)), "hello", List.of(), false));
        assertThat(actions.names()).containsExactly("pause_bot", "set_session", "go_to_dialogstate");
    }

    @Test
    void saysEachTextAsAMessage() {
        assertThat(messages("{\"textMessageTemplate\": {\"textMessages\": [{\"text\": \"One\"}, {\"text\": \"Two\"}]}}"))
            .containsExactly(new BotMessage.Text("One"), new BotMessage.Text("Two"));
    }

    @Test
    void writesWhereAButtonLeadsIntoItsId() {
        var said = messages("""
            {"buttonTemplate": {"textMessages": [{"text": "Which?"}], "buttons": [{"postBackButton": {"title": "This",
             "payload": {"nextDialogstateId": "hello", "sessionDataToSet": [{"key": "a", "value": 1}]}}}]}}""");

        assertThat(said).singleElement().isInstanceOfSatisfying(BotMessage.Buttons.class, buttons ->
            assertThat(OptionWay.read(buttons.options().getFirst().id())).isEqualTo(new OptionWay("hello", Map.of("a", "1"))));
    }

    @Test
    void tellsRepliesApartThatLeadTheSameWay() {
        var said = messages("""
            {"quickReplyTemplate": {"textMessages": [{"text": "Which?"}], "quickReplies": [
             {"title": "This", "payload": {"nextDialogstateId": "hello"}}, {"title": "That", "payload": {"nextDialogstateId": "hello"}}]}}""");

        assertThat(said).singleElement().isInstanceOfSatisfying(BotMessage.Buttons.class, buttons ->
            assertThat(buttons.options()).extracting(BotMessage.Choice::id).containsExactly("hello", "hello?2"));
    }

    @Test
    void showsLinksAndNumbersOnACard() {
        var said = messages("""
            {"buttonTemplate": {"textMessages": [{"text": "Which?"}], "buttons": [
             {"urlButton": {"title": "Site", "url": "https://example.com"}}, {"phoneNumberButton": {"title": "Call", "phoneNumber": "+49"}}]}}""");

        assertThat(said).singleElement().isInstanceOfSatisfying(BotMessage.Carousel.class, carousel ->
            assertThat(carousel.elements().getFirst().buttons()).extracting(BotMessage.CardButton::phone).containsExactly(null, "+49"));
    }

    @Test
    void showsCardsRowsRepliesAndFiles() {
        assertThat(messages("""
            {"quickReplyTemplate": {"textMessages": [{"text": "Ok?"}], "quickReplies": [{"title": "Yes"}, {"title": "No"}]}},
            {"carouselTemplate": {"elements": [{"title": "Card", "subTitle": "Sub", "imageUrl": "https://example.com/a.png"}]}},
            {"listTemplate": {"size": "LARGE", "elements": [{"title": "Row", "subTitle": "Sub"}]}},
            {"attachmentTemplate": {"media": {"url": "https://example.com/a.png", "type": "image"}}}"""))
            .extracting(message -> message.getClass().getSimpleName()).containsExactly("Buttons", "Carousel", "ListOfOptions", "Media");
    }

    @Test
    void showsAListWithLinksAsCards() {
        var said = messages("""
            {"listTemplate": {"textMessages": [{"text": "Have a look"}], "elements": [
             {"title": "Shoes", "subTitle": "Red", "imageUrl": "https://example.com/a.png",
              "button": {"urlButton": {"title": "Buy", "url": "https://example.com"}}},
             {"title": "Hats", "button": {"postBackButton": {"title": "Ask", "payload": {"nextDialogstateId": "hats"}}}},
             {"title": "Socks"}], "button": {"phoneNumberButton": {"title": "Call", "phoneNumber": "+49"}}}}""");

        assertThat(said).hasSize(2).first().isEqualTo(new BotMessage.Text("Have a look"));
        assertThat(said.getLast()).isInstanceOfSatisfying(BotMessage.Carousel.class, carousel -> {
            assertThat(carousel.elements()).extracting(BotMessage.Card::title).containsExactly("Shoes", "Hats", "Socks", "Call");
            assertThat(carousel.elements()).flatExtracting(BotMessage.Card::buttons)
                .extracting(BotMessage.CardButton::url, BotMessage.CardButton::phone)
                .containsExactly(tuple("https://example.com", null), tuple(null, null), tuple(null, null), tuple(null, "+49"));
            assertThat(carousel.answers()).extracting(BotMessage.Choice::text).containsExactly("Ask", "Socks");
        });
        assertThat(faults("{\"sendMessages\": [{\"listTemplate\": {\"elements\": [{\"title\": \"a\", \"button\": {}}]}}]}"))
            .containsExactly("sendMessages[0].listTemplate.elements[0].button");
    }

    @Test
    void namesEveryFault() {
        assertThat(faults("{}")).containsExactly("");
        assertThat(faults("{\"endSession\": \"yes\"}")).containsExactly("endSession");
        assertThat(faults("{\"pause_bot\": true}")).containsExactly("pause_bot");
        assertThat(faults("""
            {"setSession": {}, "goToDialogstate": {}, "sendMessages": [{}, {"attachmentTemplate": {"media": {"url": "ftp://x"}}},
             {"buttonTemplate": {"textMessages": [], "buttons": [{}]}}]}"""))
            .contains("setSession.namespace", "setSession.data", "goToDialogstate.dialogstateId", "sendMessages[0]",
                "sendMessages[1].attachmentTemplate.media.url", "sendMessages[2].buttonTemplate.textMessages",
                "sendMessages[2].buttonTemplate.buttons[0]");
    }

    private static List<BotMessage> messages(String templates) {
        return read("{\"sendMessages\": [%s]}".formatted(templates)).say().stream().map(Actions.Message::message).toList();
    }

    private static List<String> faults(String json) {
        var refused = assertThatExceptionOfType(Refused.class).isThrownBy(() -> read(json)).actual();
        return refused.faults().stream().map(Fault::field).toList();
    }

    private static Actions read(String json) {
        return StrictJson.read(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)), ActionRequest.class).checked();
    }
}
