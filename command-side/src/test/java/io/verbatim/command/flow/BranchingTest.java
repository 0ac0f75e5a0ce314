package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchingTest {
    private static final Map<String, Object> VALUES = Map.of("name", "Anna", "age", 41, "vip", true, "tags", List.of("red", 7), "order",
        Map.of("id", "o7"), "day", "2025-12-31", "secret", "");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "{name}; equals; Anna; true", "{name}; equals; anna; false", "{name}; not_equals; anna; true", "{age}; equals; 41.0; true",
        "{age}; equals; 41x; false", "041; equals; 41; false", "{vip}; equals; true; true", "{x}; equals; {x}; true", "{x}; equals; ~~; false",
        "{age}; gt; 40; true", "{age}; gt; 41; false", "{age}; gte; 41; true", "{age}; lt; 100; true", "{age}; lte; 40.9; false",
        "9; lt; 10; true", "abc; lt; abd; true", "{day}; gt; 2025-06-01; true", "{x}; lt; 10; false", "{x}; gt; 10; false",
        "{name}; contains; nn; true", "{name}; contains; NN; false", "{tags}; contains; red; true", "{tags}; contains; 7; true",
        "{tags}; contains; re; false", "{order}; contains; id; true", "{x}; contains; x; false",
        "{name}; exists; ; true", "{x}; exists; ; false", "{order.id}; exists; ; true", "{order.no}; not_exists; ; true", "{secret}; exists; ; true",
        "{name}; not_exists; ; false", "{name}; matches; ^A.+a$; true", "{name}; matches; nn; true", "{name}; matches; ^N; false",
        "{name}; matches; (; false", "{x}; matches; x; false", "ab12; matches; [a-z]{2}; true"})
    void compares(String left, String op, String right, boolean holds) {
        assertThat(wayOf(test(left, op, right, ""))).isEqualTo(holds ? "yes" : "no");
    }

    @ParameterizedTest
    @CsvSource({"equals,ANNA", "contains,NN", "matches,^aN"})
    void disregardsCaseWhereItIsToldTo(String op, String right) {
        assertThat(wayOf(test("{name}", op, right, ", 'case_sensitive': false"))).isEqualTo("yes");
    }

    @Test
    void needsAllOrAny() {
        String holds = "{'left': '1', 'op': 'equals', 'right': '1'}";
        String fails = "{'left': '1', 'op': 'equals', 'right': '2'}";

        assertThat(wayOf("{'all': [%s, %s]}".formatted(holds, holds))).isEqualTo("yes");
        assertThat(wayOf("{'all': [%s, %s]}".formatted(holds, fails))).isEqualTo("no");
        assertThat(wayOf("{'any': [%s, %s]}".formatted(fails, holds))).isEqualTo("yes");
        assertThat(wayOf("{'any': [%s, %s]}".formatted(fails, fails))).isEqualTo("no");
    }

    @Test
    void doesNotHoldWithoutATest() {
        assertThat(wayOf("{'all': []}")).isEqualTo("no");
        assertThat(wayOf("{'any': []}")).isEqualTo("no");
        assertThat(wayOf("{}")).isEqualTo("no");
        assertThat(wayOf("null")).isEqualTo("no");
        assertThat(wayOf("{'all': [{'left': '1', 'right': '1'}]}")).isEqualTo("no");
    }

    @Test
    void goesTheFirstWayThatHolds() {
        String holds = "{'all': [{'left': '1', 'op': 'equals', 'right': '1'}]}";

        assertThat(at("{'when': %s, 'next': 'yes'}, {'when': %s, 'next': 'no'}".formatted(holds, holds))).isEqualTo("yes");
        assertThat(at("")).isEqualTo("no");
    }

    private static String test(String left, String op, String right, String more) {
        return "{'all': [{'left': '%s', 'op': '%s', 'right': '%s'%s}]}".formatted(left, op, right == null ? "" : right, more);
    }

    private static String wayOf(String when) {
        return at("{'when': %s, 'next': 'yes'}".formatted(when));
    }

    private static String at(String branches) {
        return Talk.with(Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'if'}, {'id': 'if', 'type': 'condition', 'branches': [%s], 'else': 'no'},
            {'id': 'yes', 'type': 'end'}, {'id': 'no', 'type': 'end'}""".formatted(branches)), VALUES).next().componentId();
    }
}
