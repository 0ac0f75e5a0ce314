package io.verbatim.shared.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.DataSubject;
import io.verbatim.shared.PersonalData;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person says or is must be marked in every event, so that one day one person's data can be erased. */
class PersonalDataTest {

    private static final Set<Class<?>> OF_PERSONS = Set.of(EndUser.class, UserInput.class, BotMessage.class, Prompt.class, Reply.class, Map.class,
        Effect.class, Outcome.class);
    // Words of ours, not of a person.
    private static final Set<String> OF_NOBODY = Set.of("componentId", "componentType", "reason", "state", "detail", "node", "outcome",
        "status", "providerRef", "by");

    static Stream<Class<?>> events() {
        return Arrays.stream(ConversationEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void namesThePersonOfEachEvent(Class<?> event) {
        assertThat(event.getRecordComponents()).filteredOn(part -> part.isAnnotationPresent(DataSubject.class)).singleElement()
            .extracting(RecordComponent::getType).isEqualTo(ConversationId.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void isMarkedWhereverItStands(Class<?> event) {
        assertThat(event.getRecordComponents()).filteredOn(PersonalDataTest::mayTellOfAPerson)
            .allMatch(part -> part.isAnnotationPresent(PersonalData.class));
    }

    private static boolean mayTellOfAPerson(RecordComponent part) {
        return OF_PERSONS.contains(part.getType()) || part.getType() == String.class && !OF_NOBODY.contains(part.getName());
    }
}
