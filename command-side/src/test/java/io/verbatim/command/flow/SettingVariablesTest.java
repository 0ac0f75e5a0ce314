package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.ConversationEvent.ComponentEntered;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingVariablesTest {
    @Test
    void leavesItsDifferenceOnTheEvent() {
        var talk = setting("'assign': {'name': '{x} Smith', 'age': '{age|increment}'}", Map.of("x", "Anna", "age", 41));

        assertThat(delta(talk).changed()).isEqualTo(Map.of("name", "Anna Smith", "age", 42));
        assertThat(delta(talk).removedKeys()).isEmpty();
    }

    @Test
    void keepsTheTypeOfASingleReference() {
        var talk = setting("'assign': {'x': '{tags}'}", Map.of("tags", List.of("a", 1)));

        assertThat(talk.state().variables()).containsEntry("x", List.of("a", 1));
    }

    @Test
    void fitsValuesToTheDeclaredType() {
        var talk = setting("""
            'assign': {'age': '7', 'vip': 'true', 'name': 12, 'day': '2025-01-31',
              'order': {'id': '{x}'}}""", Map.of("x", "o7"));

        assertThat(talk.state().variables()).containsAllEntriesOf(
            Map.of("age", 7, "vip", true, "name", "12", "day", "2025-01-31", "order", Map.of("id", "o7")));
    }

    @Test
    void notesAValueThatDoesNotFitAndGoesOn() {
        var talk = setting("'assign': {'age': 'many', 'name': 'Anna', 'day': 'soon', 'tags': 'x'}", Map.of("age", 41));

        assertThat(talk.state().variables()).containsEntry("age", 41).containsEntry("name", "Anna").doesNotContainKeys("day", "tags");
        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("unfit_value");
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void clearsToTheDefaultOrToNothing() {
        var talk = setting("'assign': {'fixed': 'away'}", "'clear': ['fixed', 'name', 'age']", Map.of("name", "Anna"));

        assertThat(delta(talk).changed()).isEqualTo(Map.of("fixed", "home"));
        assertThat(delta(talk).removedKeys()).containsExactly("name");
        assertThat(talk.state().variables()).isEqualTo(Map.of("fixed", "home"));
    }

    @Test
    void givesAValueToWhatItClears() {
        var talk = setting("'clear': ['name'], 'assign': {'name': 'Dear {name}'}", Map.of("name", "Anna"));

        assertThat(talk.state().variables()).containsEntry("name", "Dear Anna");
        assertThat(delta(talk).removedKeys()).isEmpty();
    }

    @Test
    void neverTouchesWhatIsReadOnly() {
        var talk = setting("""
            'assign': {'on_create_message_payload': 'x', 'internal': 'x', 'internal.channel': 'x'},
            'clear': ['on_create_message_payload']""", Map.of(Given.PAYLOAD, "hello"));

        assertThat(talk.state().variables()).containsEntry(Given.PAYLOAD, "hello").doesNotContainKeys("internal", "internal.channel");
    }

    @Test
    void stopsAValueThatGrowsIntoItself() {
        var talk = Talk.with(Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'grow'},
            {'id': 'grow', 'type': 'set_variables', 'assign': {'x': ['{x}', '{x}']}, 'next': 'grow'}"""),
            Map.of("x", "seed"));

        assertThat(Bounds.hold(talk.state().variables().get("x"))).isTrue();
        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).contains("unfit_value", "flow_loop");
    }

    private static ComponentEntered delta(Talk talk) {
        return talk.events(ComponentEntered.class).stream().filter(entered -> entered.componentType().equals("set_variables")).toList()
            .getLast();
    }

    private static Talk setting(String fields, Map<String, Object> given) {
        return setting("'clear': []", fields, given);
    }

    private static Talk setting(String first, String second, Map<String, Object> given) {
        return Talk.with(Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'first'}, {'id': 'first', 'type': 'set_variables', %s, 'next': 'second'},
            {'id': 'second', 'type': 'set_variables', %s, 'next': 'end'}, {'id': 'end', 'type': 'end'}""".formatted(first, second)), given);
    }
}
