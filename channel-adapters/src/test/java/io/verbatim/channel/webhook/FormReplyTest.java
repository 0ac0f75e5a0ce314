package io.verbatim.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormReplyTest {

    @Test
    void splitsALongText() {
        assertThat(FormReply.of(new BotMessage.Text("One two three. Four five six."), 20)).extracting(FormReply::text)
            .containsExactly("One two three.", "Four five six.");
    }

    @Test
    void sendsImagesWithTheFirstPartAndFilesOneByOne() {
        var replies = FormReply.of(new BotMessage.Text("https://a.example/a.pdf https://a.example/b.pdf https://a.example/c.png"), 100);

        assertThat(replies).containsExactly(new FormReply("", List.of("https://a.example/c.png"), "https://a.example/a.pdf", null),
            new FormReply("", List.of(), "https://a.example/b.pdf", null));
    }

    @Test
    void numbersWhatCanBeChosen() {
        var buttons = new BotMessage.Buttons("Which?", List.of(new Choice("a", "Red", null), new Choice("b", "Blue", "like the sky")),
            "https://a.example/colours.png");

        assertThat(FormReply.of(buttons, 100)).containsExactly(
            new FormReply("Which?\n\n1. Red\n2. Blue (like the sky)", List.of("https://a.example/colours.png"), null, null));
    }

    @Test
    void numbersTheAnswersOfAllCardsInARow() {
        var carousel = new BotMessage.Carousel(List.of(
            new Card("Shoe", "Good", null, null, List.of(new CardButton("s", "Buy", null, null), new CardButton(null, "Site", "https://a.example", null))),
            new Card("Hat", null, "https://a.example/hat.png", null, List.of(new CardButton("h", "Buy", null, null)))));

        assertThat(FormReply.of(carousel, 1000)).containsExactly(new FormReply("Shoe\nGood\n1. Buy\nSite: https://a.example\n\nHat\n2. Buy",
            List.of("https://a.example/hat.png"), null, null));
    }

    @Test
    void sendsMediaByItsKind() {
        assertThat(FormReply.of(new BotMessage.Media("https://a.example/1", "image", "A cat", null), 100))
            .containsExactly(new FormReply("A cat", List.of("https://a.example/1"), null, null));
        assertThat(FormReply.of(new BotMessage.Media("https://a.example/1", "audio", null, null), 100))
            .containsExactly(new FormReply("", List.of(), null, "https://a.example/1"));
        assertThat(FormReply.of(new BotMessage.Media("https://a.example/1", "document", null, "a.pdf"), 100))
            .containsExactly(new FormReply("", List.of(), "https://a.example/1", null));
    }
}
