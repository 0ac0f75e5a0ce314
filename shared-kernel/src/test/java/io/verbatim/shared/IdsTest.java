package io.verbatim.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final ChannelId CHANNEL = ChannelId.next();

    @Test
    void haveThePrefixAndTwentySixCharacters() {
        assertThat(Ids.next("bot")).matches("bot_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(Ids.hasShape("bot", Ids.next("bot"))).isTrue();
    }

    @Test
    void areAllDifferent() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> Ids.next("msg")).distinct()).hasSize(10_000);
    }

    @Test
    void tellWhenTheyWereMade() {
        long before = System.currentTimeMillis();

        var made = Ids.madeAt(Ids.next("key"));

        assertThat(made.toEpochMilli()).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void ofAConversationAreTheSameEverywhere() {
        assertThat(ConversationId.of(CHANNEL, "anna")).isEqualTo(ConversationId.of(CHANNEL, "anna"));
        assertThat(ConversationId.of(CHANNEL, "anna")).isNotEqualTo(ConversationId.of(CHANNEL, "Anna"));
        assertThat(Ids.derived("conv", "chn_1", "anna")).isEqualTo("conv_4gy6gevcsnz0vepg5qbq45q2z0");
    }

    @Test
    void tellPartsApartThatReadAlikeWhenPutTogether() {
        assertThat(Ids.derived("conv", "ab", "c")).isNotEqualTo(Ids.derived("conv", "a", "bc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bot", "bot_", "bot_x", "int_01m7yad4grf7za582mzgr3f893", "bot_01M7YAD4GRF7ZA582MZGR3F893",
        "bot_01m7yad4grf7za582mzgr3f89u", "bot_01m7yad4grf7za582mzgr3f8930", "bot_01m7yad4grf7za582mzgr3f8 3"})
    void areKnownByTheirShape(String text) {
        assertThat(Ids.hasShape("bot", text)).isFalse();
    }

    @Test
    void ofAnotherKindAreRefused() {
        assertThatThrownBy(() -> new BotId(CHANNEL.value())).isInstanceOf(IllegalArgumentException.class);
    }
}
