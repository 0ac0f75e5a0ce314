package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, Object> VALUES = Map.of("name", "anna maria", "age", 41, "price", 1.50, "huge", 1e300, "vip", true,
        "order", Map.of("items", List.of(Map.of("sku", "A-1"), Map.of("sku", "B-2")), "id", "o7"), "tags", List.of("red", 2),
        "braces", "{age}", Given.PAYLOAD, Map.of("q", "hello"));

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"Hi {name}!; Hi anna maria!", "{ name }; anna maria", "{age}{age}; 4141", "{price}; 1.5", "{vip}; true",
        "{order.items[1].sku}; B-2", "{order.items[0]}; {\"sku\":\"A-1\"}", "{tags[1]}; 2", "{tags}; [\"red\",2]", "{name|toUpperCase}; ANNA MARIA",
        "{name | capitalize}; Anna maria", "{name|toUpperCase|toLowerCase}; anna maria", "{age|increment}; 42", "{price|increment}; 2.5",
        "{age|increment|increment}; 43", "{internal.channel}; api", "{internal.user.id}; anna", "{internal.user.name}; Anna",
        "{internal.session_id}; s-1", "{internal.current_component}; here", "{on_create_message_payload.q}; hello", "{huge}; 1E+300"})
    void fillsIn(String template, String text) {
        assertThat(Template.text(template, scope())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {"{unknown}", "{order.nothing}", "{order.items[2].sku}", "{order.items.sku}", "{name.first}",
        "{name|shout}", "{name|increment}", "{name|}", "{}", "{", "}", "{ }", "{name", "name}", "{{}", "{1}", "{2,3}", "{internal.user.shoe_size}",
        "{internal}}x{", "{\"json\": 1}", "{name[x]}", "{name..x}", "{tags[99999999999]}", "[A-Z]{2}\\d{4}"})
    void leavesWhatLeadsNowhereAsItWasWritten(String template) {
        String untouched = template.equals("{internal}}x{") ? template.replace("{internal}", "{nowhere}") : template;

        assertThat(Template.text(untouched, scope())).isEqualTo(untouched);
    }

    @Test
    void fillsInTheInnermostOfNestedBraces() {
        assertThat(Template.text("{{age}}", scope())).isEqualTo("{41}");
    }

    @Test
    void neverReadsAValueAsATemplate() {
        assertThat(Template.text("{braces}", scope())).isEqualTo("{age}");
    }

    @Test
    void keepsTheTypeOfAValueThatStandsAlone() {
        assertThat(Template.value("{age}", scope())).isEqualTo(41);
        assertThat(Template.value(" {tags} ", scope())).isEqualTo(List.of("red", 2));
        assertThat(Template.value("{age|increment}", scope())).isEqualTo(42);
        assertThat(Template.value("{age} years", scope())).isEqualTo("41 years");
        assertThat(Template.value("{nothing}", scope())).isEqualTo("{nothing}");
    }

    @Test
    void fillsInListsAndObjects() {
        assertThat(Template.value(Map.of("a", List.of("{age}", 7, "{name}!")), scope()))
            .isEqualTo(Map.of("a", List.of(41, 7, "anna maria!")));
    }

    @Test
    void cutsATextThatGrowsTooLarge() {
        var scope = scope(Map.of("long", "👍".repeat(30_000)));

        String text = Template.text("x{long}{long}{long}", scope);

        assertThat(text).hasSize(Bounds.TEXT - 1).endsWith("👍");
    }

    @Test
    void readsALongTextOfBracesInOneGo() {
        String braces = "{".repeat(500_000);

        assertThat(Template.pieces(braces)).hasSize(500_000);
    }

    @Test
    void countsBeyondAnyMachineNumber() {
        var scope = scope(Map.of("n", Integer.MAX_VALUE, "m", Long.MAX_VALUE));

        assertThat(Template.value("{n|increment}", scope)).isEqualTo(1L + Integer.MAX_VALUE);
        assertThat(Template.value("{m|increment}", scope)).isEqualTo(BigInteger.TWO.pow(63));
    }

    @Test
    void doesNotCountWithANumberThatWouldFillTheMemory() {
        var scope = scope(Map.of("n", new BigDecimal("1E+999999999")));

        assertThat(Template.text("{n|increment} {n}", scope)).isEqualTo("{n|increment} 1E+999999999");
    }

    private static Scope scope() {
        return scope(VALUES);
    }

    private static Scope scope(Map<String, Object> values) {
        return new Scope(FlowState.start(Drafts.of(""), values, "s-1", Talk.ANNA, "api"), "here");
    }
}
