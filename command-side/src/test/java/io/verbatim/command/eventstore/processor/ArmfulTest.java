package io.verbatim.command.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.processor.LogReader.Entry;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

class ArmfulTest {

    private static final long SETTLED = 1_000;

    @Test
    void goesUpToWhereAllWasSeenWhenThereIsRoomLeft() {
        var armful = new Armful(3);
        armful.add(entry(7, 10));

        assertThat(armful.isFull()).isFalse();
        assertThat(armful.upTo(SETTLED).end()).isEqualTo(SETTLED);
        assertThat(armful.upTo(SETTLED).events()).hasSize(1);
    }

    @Test
    void isFullWithSoManyEvents() {
        var armful = new Armful(2);
        armful.add(entry(7, 10));
        armful.add(entry(9, 10));

        assertThat(armful.isFull()).isTrue();
        assertThat(armful.upTo(SETTLED).end()).isEqualTo(9);
    }

    @Test
    void isFullWithFewLargeOnes() {
        var armful = new Armful(500);
        armful.add(entry(7, Armful.CHARACTERS / 2));
        armful.add(entry(8, Armful.CHARACTERS));

        assertThat(armful.isFull()).isTrue();
        assertThat(armful.upTo(SETTLED).end()).isEqualTo(8);
    }

    private static Entry entry(long position, int length) {
        return new Entry(position, "said", length,
            new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("said")));
    }
}
