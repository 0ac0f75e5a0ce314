package io.verbatim.shared.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.BotMessage.Buttons;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Carousel;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.BotMessage.ListOfOptions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionIdsTest {
    private static final OptionWay PLAIN = new OptionWay("q", Map.of());
    private static final OptionWay SETTING = new OptionWay("q", Map.of("a", "1"));
    private static final OptionWay NOWHERE = new OptionWay(null, Map.of());

    @Test
    void areThereOnceAndLeadWhereTheyLed() {
        var ways = Stream.of(PLAIN, SETTING, NOWHERE).flatMap(way -> Collections.nCopies(12, way).stream()).toList();

        var list = (ListOfOptions) OptionIds.apart(new ListOfOptions("Which?", ways.stream().map(OptionIdsTest::choice).toList(), "Show"));

        assertThat(list.options()).extracting(Choice::id).doesNotHaveDuplicates();
        assertThat(list.options()).extracting(choice -> OptionWay.read(choice.id())).isEqualTo(ways);
    }

    @Test
    void areTheOldOnesWhereEachLeadsElsewhere() {
        var buttons = new Buttons("Which?", List.of(choice(PLAIN), choice(SETTING), choice(NOWHERE)), null);

        assertThat(OptionIds.apart(buttons)).isEqualTo(buttons);
    }

    @Test
    void areThereOnceOnAllCardsTogether() {
        var card = new Card("Card", null, null, null, List.of(new CardButton("q", "This", null, null), new CardButton(null, "Site", "u", null)));

        var carousel = (Carousel) OptionIds.apart(new Carousel(List.of(card, card)));

        assertThat(carousel.answers()).extracting(Choice::id).containsExactly("q", "q?2");
    }

    private static Choice choice(OptionWay way) {
        return new Choice(way.id(), "An option", null);
    }
}
