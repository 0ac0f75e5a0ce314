package io.verbatim.shared.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.BotId;
import org.junit.jupiter.api.Test;

class ConversationIdTest {

    @Test
    void isOfATestByItsPrefixAlone() {
        var ofTest = ConversationId.ofTest(new BotId("bot_0123456789abcdefghjkmnpqrs"), "anna").value();
        var ofSomebodyElse = "conv_test" + ofTest.substring("conv_test_".length() + "test".length());

        assertThat(ConversationId.isOfTest(ofTest)).isTrue();
        assertThat(ConversationId.isOfTest(ofSomebodyElse)).isFalse();
    }
}
