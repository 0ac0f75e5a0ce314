package io.verbatim.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.flow.Start;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    record Sample(String text, Integer wholeNumber, Boolean flag, List<Inner> items, Map<String, Object> free, Double part) { }

    record Inner(String name) { }

    @Test
    void readsSnakeCaseIntoRecords() {
        var sample = read("{'text': 'é😀', 'whole_number': 3, 'flag': true, 'items': [{'name': 'a'}], 'free': {'x': [1, null]}}");

        assertThat(sample.text()).isEqualTo("é😀");
        assertThat(sample.wholeNumber()).isEqualTo(3);
        assertThat(sample.items()).containsExactly(new Inner("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{'a': 1,}", "{'a': 1} x", "{'a': 1, 'a': 2}", "{'free': {'a': 1, 'a': 1}}", "nul", "{'a': NaN}",
        "{'a': 01}", "{a: 1}", "{'text': 'a\tb'}"})
    void refusesWhatIsNotJsonAsMalformed(String json) {
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> read(json))
            .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
    }

    @Test
    void refusesDeepNestingAsMalformed() {
        var deep = "[".repeat(65) + "]".repeat(65);

        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> read("{'free': " + deep + "}"))
            .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
    }

    @Test
    void neverRepeatsTheBodyInItsComplaint() {
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> read("{'api_key': geheim}"))
            .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("geheim"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'text': 1} | text | must be a string",
        "{'text': true} | text | must be a string",
        "{'text': 1.5} | text | must be a string",
        "{'text': {}} | text | must be a string",
        "{'text': []} | text | must be a string",
        "{'whole_number': 1.0} | whole_number | must be a whole number",
        "{'whole_number': '1'} | whole_number | must be a whole number",
        "{'whole_number': ''} | whole_number | must be a whole number",
        "{'whole_number': true} | whole_number | must be a whole number",
        "{'flag': 'true'} | flag | must be true or false",
        "{'flag': 1} | flag | must be true or false",
        "{'flag': ''} | flag | must be true or false",
        "{'items': {}} | items | must be an array",
        "{'items': ''} | items | must be an array",
        "{'items': [{'name': 'a'}, {'name': 2}]} | items[1].name | must be a string",
        "{'items': [[]]} | items[0] | must be an object",
        "{'items': ['']} | items[0] | must be an object",
        "{'items': [{'nam': 'a'}]} | items[0].nam | is not a known field",
        "{'free': []} | free | must be an object",
        "{'Text': 'a'} | Text | is not a known field",
        "{'wholeNumber': 1} | wholeNumber | is not a known field",
    })
    void namesTheFieldThatDoesNotFit(String json, String field, String message) {
        assertThat(faultOf(json)).isEqualTo(new Fault(field, message));
    }

    @Test
    void namesFieldsFromTheNameThatTheCallerKnows() {
        var misfit = fault(() -> StrictJson.read("config", Map.of("items", List.of(Map.of("name", 1))), Sample.class));
        var unknown = fault(() -> StrictJson.read("config", Map.of("odd", true), Sample.class));

        assertThat(StrictJson.read("config", Map.of("whole_number", 3), Sample.class).wholeNumber()).isEqualTo(3);
        assertThat(misfit).isEqualTo(new Fault("config.items[0].name", "must be a string"));
        assertThat(unknown).isEqualTo(new Fault("config.odd", "is not a known field"));
    }

    @Test
    void refusesNumbersThatAreTooLarge() {
        assertThat(faultOf("{'whole_number': 99999999999}").field()).isEqualTo("whole_number");
        assertThat(faultOf("{'free': {'x': 1e999}}")).isEqualTo(new Fault("free.x", "is out of range"));
    }

    @Test
    void refusesNulAndHalfPairsAnywhere() {
        assertThat(faultOf("{'free': {'a': ['x\\u0000']}}").field()).isEqualTo("free.a[0]");
        assertThat(faultOf("{'text': '\\ud800'}").field()).isEqualTo("text");
        assertThat(faultOf("{'text': '\\udc00\\ud800'}").field()).isEqualTo("text");
        assertThat(faultOf("{'free': {'\\u0000': 1}}").field()).isEqualTo("free");
    }

    @Test
    void takesOnlyObjects() {
        assertThat(faultOf("[]")).isEqualTo(new Fault("", "must be an object"));
        assertThat(faultOf("null")).isEqualTo(new Fault("", "must be an object"));
    }

    @Test
    void readsAFlow() {
        var draft = draft("{'components': [{'id': 'start', 'type': 'start', 'next': 'end'}], 'variables': [{'name': 'n', 'default': 1}]}");

        assertThat(draft.components()).containsExactly(new Start("start", null, "end", null));
    }

    @Test
    void listsTheTypesOfComponentsAndTheValuesOfEnums() {
        var unknown = fault(() -> draft("{'components': [{'id': 'x', 'type': 'teleport'}]}"));
        var missing = fault(() -> draft("{'components': [{'id': 'x'}]}"));
        var value = fault(() -> draft("{'settings': {'ab_stickiness': 'glue'}}"));
        var number = fault(() -> draft("{'settings': {'ab_stickiness': 0}}"));
        var deep = fault(() -> draft("{'components': [{'id': 'm', 'type': 'question_buttons', 'options': [{'id': 'a', 'text': 1}]}]}"));

        assertThat(unknown.field()).isEqualTo("components[0].type");
        assertThat(unknown.message()).startsWith("must be one of: ai_reply, api_request");
        assertThat(missing.field()).isEqualTo("components[0].type");
        assertThat(value).isEqualTo(new Fault("settings.ab_stickiness", "must be one of: message, session, user"));
        assertThat(number.field()).isEqualTo("settings.ab_stickiness");
        assertThat(deep).isEqualTo(new Fault("components[0].options[0].text", "must be a string"));
    }

    private static Fault faultOf(String json) {
        return fault(() -> read(json));
    }

    private static Fault fault(Runnable reading) {
        var refused = catchThrowableOfType(Refused.class, reading::run);
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(Refused.Code.INVALID);
        return refused.faults().getFirst();
    }

    private static Sample read(String json) {
        return StrictJson.read(StrictJson.object(bytes(json)), Sample.class);
    }

    private static BotDraft draft(String json) {
        return StrictJson.read(StrictJson.object(bytes(json)), BotDraft.class);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
