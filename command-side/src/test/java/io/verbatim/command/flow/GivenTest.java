package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.Refused.Fault;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenTest {
    @Test
    void keepsApartWhatNoViewShows() {
        var given = Given.of(Drafts.draft("{'variables': [{'name': 'pin', 'sensitive': true}, {'name': 'name'}]}"),
            Map.of("pin", "4711", "name", "Anna"), null);

        assertThat(given.values()).containsOnlyKeys("name");
        assertThat(given.secrets()).isEqualTo(Map.of("pin", "4711"));
    }

    @Test
    void takesValuesThatFit() {
        Map<String, Object> values = Map.of("name", "Anna", "age", 41.5, "vip", false, "tags", List.of(1), "order", Map.of("a", 1), "day",
            "2025-12-31", "x", List.of());

        assertThat(Given.of(Drafts.of(""), values, null).values()).isEqualTo(values);
    }

    @Test
    void takesATimeForADate() {
        assertThat(Given.of(Drafts.of(""), Map.of("day", "2025-12-31T10:00:00Z"), null).values()).containsKey("day");
    }

    @Test
    void putsThePayloadBesideThem() {
        assertThat(Given.of(Drafts.of(""), Map.of("name", "Anna"), "Hello").values())
            .isEqualTo(Map.of("name", "Anna", "on_create_message_payload", "Hello"));
    }

    @Test
    void leavesAVariableAtItsDefaultForNull() {
        var values = new HashMap<String, Object>();
        values.put("name", null);

        assertThat(Given.of(Drafts.of(""), values, null).values()).isEmpty();
    }

    @Test
    void refusesNamesThatMayNotBeGiven() {
        for (String name : List.of("shoe_size", "fixed", "on_create_message_payload", "internal", "internal.channel")) {
            assertThat(refusal(Map.of(name, "x"), null)).satisfies(refused -> {
                assertThat(refused.code()).isEqualTo(Code.UNKNOWN_VARIABLE);
                assertThat(refused.faults()).extracting(Fault::field).containsExactly("variables." + name);
            });
        }
    }

    @Test
    void refusesValuesThatDoNotFit() {
        Map<String, Object> misfits = Map.of("name", 1, "age", "41", "vip", "true", "tags", "x", "order", List.of(), "day", "31.12.2025");

        var refused = refusal(misfits, null);

        assertThat(refused.code()).isEqualTo(Code.INVALID);
        assertThat(refused.faults()).extracting(Fault::field).containsExactlyInAnyOrder("variables.name", "variables.age", "variables.vip",
            "variables.tags", "variables.order", "variables.day");
    }

    @Test
    void refusesWhatIsTooLarge() {
        Object deep = "x";
        for (int i = 0; i < 100; i++) {
            deep = List.of(deep);
        }

        assertThat(refusal(Map.of("name", "x".repeat(Bounds.TEXT + 1)), null).faults()).extracting(Fault::field)
            .containsExactly("variables.name");
        assertThat(refusal(Map.of("x", deep), null).code()).isEqualTo(Code.INVALID);
        assertThat(refusal(Map.of(), "x".repeat(Bounds.TEXT + 1)).faults()).extracting(Fault::field).containsExactly("message_payload");
    }

    @Test
    void knowsNullsWithinValues() {
        assertThat(Given.of(Drafts.of(""), Map.of("x", Arrays.asList(1, null)), null).values()).containsKey("x");
    }

    private static Refused refusal(Map<String, Object> values, Object payload) {
        return assertThatExceptionOfType(Refused.class).isThrownBy(() -> Given.of(Drafts.of(""), values, payload)).actual();
    }
}
