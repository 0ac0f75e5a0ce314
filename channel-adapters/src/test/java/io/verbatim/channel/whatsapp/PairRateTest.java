package io.verbatim.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.whatsapp.outbound.Address;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PairRateTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Instant> written = new ArrayList<>();
    private Instant now = NOON;
    private final PairRate pairs = pairs();

    @Test
    void letsARushThroughAndThenOneMessageInSixSeconds() {
        assertThat(IntStream.range(0, 45).mapToObj(i -> pairs.take(contact(null)))).containsOnlyNulls();

        assertThat(pairs.take(contact(null))).isEqualTo(Duration.ofSeconds(6));
        now = now.plusSeconds(6);
        assertThat(pairs.take(contact(null))).isNull();
        assertThat(pairs.take(contact(null))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void countsUsersByThemselves() {
        IntStream.range(0, 45).forEach(i -> pairs.take(contact(null)));

        assertThat(pairs.take(new Contact(new ConversationId("conv_2"), "wa_2", new Address("2", null), NOON, null, null))).isNull();
    }

    @Test
    void writesDownOnlyWhatIsARush() {
        IntStream.range(0, 10).forEach(i -> pairs.take(contact(null)));
        assertThat(written).isEmpty();

        pairs.take(contact(null));
        assertThat(written).containsExactly(NOON.plusSeconds(66));
    }

    @Test
    void goesOnWhereAnotherNodeWas() {
        assertThat(pairs.take(contact(NOON.plusSeconds(270)))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void believesMetaThatItWasTooMuch() {
        pairs.exceeded(contact(null));

        assertThat(pairs.take(contact(null))).isEqualTo(Duration.ofSeconds(6));
    }

    private PairRate pairs() {
        InstantSource source = () -> now;
        return new PairRate((contact, until) -> written.add(until), source.withZone(ZoneOffset.UTC));
    }

    private static Contact contact(@Nullable Instant pairAt) {
        return new Contact(new ConversationId("conv_1"), "wa_1", new Address("1", null), NOON, null, pairAt);
    }
}
