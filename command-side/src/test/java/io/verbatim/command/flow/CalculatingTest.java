package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.flow.ExpressionParser.Parsed;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatingTest {
    private static final Map<String, Object> GIVEN = Map.of("age", 18, "name", "Änna", "tags", List.of(1, 2.5, "3"),
        "order", Map.of("total", 10, "lines", List.of(Map.of("price", 4))), "vip", true);

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "Sum(1, 2, 3) ; 6", "Sum({age}, {order.total}, -1.5) ; 26.5", "Sum({tags}) ; 6.5", "Sum('2', age) ; 20", "Sum(0.1, 0.2) ; 0.3",
        "Multiply({age}, Sum(1, 1)) ; 36", "Multiply(order.lines[0].price, 0.25) ; 1", "ToString({vip}) ; true", "ToString(1.50) ; 1.5",
        "ToString({gone}) ; ~~", "Length({name}) ; 4", "Length({tags}) ; 3", "Length({order}) ; 2", "Length({gone}) ; 0", "Length(\"a\\\"b\") ; 3",
        "IsEqual({age}, '18') ; true", "IsEqual({name}, 'Änna') ; true", "IsEqual({gone}, {gone2}) ; true", "IsNotEqual({vip}, true) ; false",
        "IsGreaterThan({age}, 9) ; true", "IsLessThan({age}, 9) ; false", "IsGreaterOrEqual({age}, 18) ; true", "IsLessOrEqual('a', 'b') ; true",
        "IsGreaterThan({gone}, 1) ; false", "Contains({tags}, 3) ; true", "Contains({name}, 'nn') ; true", "Contains({order}, 'total') ; true",
        "Contains({gone}, 'x') ; false", "'Hi {name|toUpperCase}' ; Hi ÄNNA", "{age|increment} ; 19", "IsEqual(Length(ToString(Sum(1, 9))), 2) ; true"})
    void calculates(String expression, String result) {
        var talk = Talk.with(Drafts.of(calculating(expression, "'variable': 'x', 'next': 'end'")), GIVEN);

        assertThat(talk.texts()).containsExactly("x is " + result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "~~ | 1", "Sum | 0", "Sum( | 5", "Sum() | 5", "Sum(1 | 6", "Sum(1)) | 7", "Sun(1) | 1", "Sum(1, Sun(2)) | 8", "IsEqual(1) | 1",
        "ToString(1, 2) | 1", "'open | 6", "{open | 1", "{a b} | 1", "Sum(1,,2) | 7", "1..2 | 1", "Sum(*) | 5", "Sum(1) Sum(2) | 8"})
    void tellsWhereAFormulaIsWrong(String expression, int character) {
        var parsed = ExpressionParser.parse(expression);

        assertThat(parsed instanceof Parsed.Wrong wrong ? wrong.position() + 1 : 0).isEqualTo(character);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"Sum({name}) | not_a_number", "Sum({gone}, 1) | not_a_number", "{gone} | unresolved",
        "Multiply({vip}) | not_a_number", "Sun(1) | invalid_formula"})
    void failsWithoutAResult(String expression, String reason) {
        var talk = Talk.with(Drafts.of(calculating(expression, "'variable': 'x', 'next': 'end', 'error': 'bad'")), GIVEN);

        assertThat(talk.texts()).containsExactly("bad");
        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly(reason);
    }

    @Test
    void goesOneWayOrTheOther() {
        String forks = "'true_next': 'yes', 'false_next': 'bad'";

        assertThat(Talk.with(Drafts.of(calculating("IsEqual({age}, 18)", forks)), GIVEN).texts()).containsExactly("yes");
        assertThat(Talk.with(Drafts.of(calculating("IsEqual({age}, 19)", forks)), GIVEN).texts()).containsExactly("bad");
    }

    @Test
    void goesByItsResultAndKeepsIt() {
        var talk = Talk.with(Drafts.of(calculating("Sum({age}, 1)", "'variable': 'age', 'cases': {'19': 'yes', '20': 'bad'}, 'next': 'end'")), GIVEN);

        assertThat(talk.texts()).containsExactly("yes");
        assertThat(talk.state().variables()).containsEntry("age", 19);
    }

    @Test
    void notesAResultThatDoesNotFitItsVariable() {
        var talk = Talk.with(Drafts.of(calculating("ToString({name})", "'variable': 'age', 'next': 'end'")), GIVEN);

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("unfit_value");
        assertThat(talk.state().variables()).containsEntry("age", 18);
    }

    @Test
    @Timeout(5)
    void staysWithinBoundsWhenItFeedsOnItself() {
        var talk = Talk.with(Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'f'}, {'id': 'f', 'type': 'formula', 'expression': 'Multiply({age}, {age}, {age})',
             'variable': 'age', 'next': 'f'}"""), GIVEN);

        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("number_out_of_range");
    }

    @Test
    void refusesFormulasThatAreTooDeepOrTooLong() {
        assertThat(ExpressionParser.parse("Sum(".repeat(2_000))).isInstanceOf(Parsed.Wrong.class);
        assertThat(ExpressionParser.parse("Sum(".repeat(32) + "1" + ")".repeat(32))).isInstanceOf(Parsed.Right.class);
        assertThat(ExpressionParser.parse("Sum(" + "1,".repeat(10_000) + "1)")).isInstanceOf(Parsed.Wrong.class);
    }

    private static String calculating(String expression, String rest) {
        return """
            {'id': 'start', 'type': 'start', 'next': 'f'}, {'id': 'f', 'type': 'formula', 'expression': '%s', %s},
            {'id': 'yes', 'type': 'end', 'text': 'yes'}, {'id': 'bad', 'type': 'end', 'text': 'bad'},
            {'id': 'end', 'type': 'end', 'text': 'x is {x}'}""".formatted(expression.replace("\\", "\\\\").replace("'", "\\'"), rest);
    }
}
