package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.FlowProblem;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.End;
import io.verbatim.shared.bot.flow.Message;
import io.verbatim.shared.bot.flow.Start;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishCheckTest {
    private static final String FRAME =
        "{'id': 'start', 'type': 'start', 'next': 'c'}, {'id': 'c', %s}, {'id': 'end', 'type': 'end', 'entry': true}";
    private static final String OK = "'text': '?', 'options': [{'id': 'a', 'text': 'A', 'next': 'end'}]";

    @ParameterizedTest
    @MethodSource("soundComponents")
    void findsNothingWrongWith(String component) {
        assertThat(check(FRAME.formatted(component)).errors()).isEmpty();
    }

    static List<String> soundComponents() {
        return List.of("'type': 'message', 'text': 'Hi {name} and {unknown}', 'next': 'end'", "'type': 'message', 'texts': ['a', 'b'], 'next': 'end'",
            "'type': 'question_text', 'text': '?', 'variable': 'age', 'validation': 'regex', 'pattern': '[0-9]+', 'next': 'end', 'error': 'end'",
            "'type': 'question_text', 'text': '?', 'validation': 'date', 'date_format': 'DD.MM.YYYY', 'next': 'end'",
            "'type': 'question_buttons', " + OK, "'type': 'question_list', " + OK,
            "'type': 'question_buttons', 'text': '?', 'variable': 'x', 'next': 'end', 'options': [{'id': 'a', 'text': 'A'}, {'id': 'b', 'text': 'B'}]",
            "'type': 'question_buttons', 'text': '?', 'options': [{'id': 'a', 'text': 'Hello {name|toUpperCase}', 'next': 'end'}]",
            "'type': 'condition', 'else': 'end', 'branches': [{'next': 'end', 'when': {'any': [{'left': '{x}', 'op': 'exists'}]}}]",
            "'type': 'set_variables', 'assign': {'name': 'x', 'age': '{age|increment}'}, 'clear': ['vip'], 'next': 'end'",
            "'type': 'media', 'media_url': '{tags}', 'media_type': 'video', 'caption': '{name}', 'next': 'end', 'error': 'end', 'error_email': true",
            "'type': 'carousel', 'next': 'end', 'elements': [{'title': '{name}', 'buttons': [{'id': 'a', 'text': 'A', 'next': 'end'}, {'text': 'B', 'phone': '+49'}]}]",
            "'type': 'formula', 'expression': 'Sum({age}, 1)', 'variable': 'age', 'next': 'end'",
            "'type': 'formula', 'expression': 'IsEqual({age}, 1)', 'true_next': 'end', 'false_next': 'end'",
            "'type': 'goto', 'component': 'end', 'error_email': true", "'type': 'end', 'entry': true, 'error_email': true",
            "'type': 'ai_reply'", "'type': 'ai_reply', 'mode': 'single', 'next': 'end'", "'type': 'goto', 'component': 'end'",
            "'type': 'ai_reply', 'options': [{'id': 'a', 'text': 'A', 'next': 'end'}], 'exit_phrases': ['stop'], 'next': 'end', 'error': 'end'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "missing_next | next | 'type': 'message', 'text': 'Hi'",
        "missing_next | next | 'type': 'message', 'text': 'Hi', 'next': ''",
        "missing_next | next | 'type': 'question_text', 'text': '?'",
        "missing_next | next | 'type': 'set_variables'",
        "missing_next | next | 'type': 'ai_reply', 'mode': 'single'",
        "missing_next | component | 'type': 'goto'",
        "missing_next | else | 'type': 'condition'",
        "missing_next | branches[0].next | 'type': 'condition', 'else': 'end', 'branches': [{'when': {'all': [{'left': 'a', 'op': 'exists'}]}}]",
        "missing_next | options[0].next | 'type': 'question_buttons', 'text': '?', 'options': [{'id': 'a', 'text': 'A'}]",
        "missing_next | options[0].next | 'type': 'ai_reply', 'options': [{'id': 'a', 'text': 'A'}]",
        "unknown_component | next | 'type': 'message', 'text': 'Hi', 'next': 'gone'",
        "unknown_component | error | 'type': 'ai_reply', 'error': 'gone'",
        "unknown_component | error | 'type': 'question_text', 'text': '?', 'next': 'end', 'error': 'gone'",
        "unknown_component | options[0].next | 'type': 'question_list', 'text': '?', 'options': [{'id': 'a', 'text': 'A', 'next': 'gone'}]",
        "unknown_component | default_next | 'type': 'question_list', 'text': '?', 'default_next': 'gone', 'options': [{'id': 'a', 'text': 'A', 'next': 'end'}]",
        "missing_next | next | 'type': 'media', 'media_url': 'https://example.com/a'",
        "missing_next | next | 'type': 'carousel', 'elements': [{'title': 'T'}]",
        "unknown_component | cases.1 | 'type': 'formula', 'expression': 'Sum(1)', 'cases': {'1': 'gone'}, 'next': 'end'",
        "unknown_component | error | 'type': 'media', 'media_url': '{x}', 'next': 'end', 'error': 'gone'",
        "unknown_component | error | 'type': 'message', 'text': 'Hi', 'next': 'end', 'error': 'gone'",
        "unknown_component | elements[0].buttons[0].next | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'id': 'a', 'text': 'A', 'next': 'gone'}]}]",
        "missing_next | elements[0].buttons[0].next | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'id': 'a', 'text': 'A'}]}]",
        "missing_text | text | 'type': 'question_media', 'next': 'end'",
        "missing_next | next | 'type': 'question_media', 'text': '?'",
        "unfit_variable | variable | 'type': 'question_media', 'text': '?', 'variable': 'name', 'next': 'end'",
        "missing_url | media_url | 'type': 'media', 'next': 'end'",
        "invalid_url | media_url | 'type': 'media', 'media_url': 'example.com/a', 'next': 'end'",
        "invalid_url | image_url | 'type': 'question_buttons', 'image_url': 'ftp://a/b', 'text': '?', 'options': [{'id': 'a', 'text': 'A', 'next': 'end'}]",
        "invalid_url | elements[0].image_url | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'image_url': 'a b'}]",
        "invalid_url | elements[0].buttons[0].url | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'text': 'A', 'url': 'nonsense'}]}]",
        "missing_elements | elements | 'type': 'carousel', 'next': 'end'",
        "missing_element | elements[0] | 'type': 'carousel', 'next': 'end', 'elements': [null]",
        "missing_text | elements[0].title | 'type': 'carousel', 'next': 'end', 'elements': [{'subtitle': 'T'}]",
        "too_many_buttons | elements[0].buttons | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'text': 'A0', 'url': 'https://example.com'}, {'text': 'A1', 'url': 'https://example.com'}, {'text': 'A2', 'url': 'https://example.com'}, {'text': 'A3', 'url': 'https://example.com'}]}]",
        "invalid_button | elements[0].buttons[0] | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'text': 'A'}]}]",
        "invalid_button | elements[0].buttons[0] | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'id': 'a', 'url': 'https://example.com', 'text': 'A', 'next': 'end'}]}]",
        "option_without_label | elements[0].buttons[0].text | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'id': 'a', 'next': 'end'}]}]",
        "label_too_long | elements[0].buttons[0].text | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'id': 'a', 'text': '123456789012345678901', 'next': 'end'}]}]",
        "duplicate_label | elements[0].buttons[1].text | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'id': 'a', 'text': 'A', 'next': 'end'}, {'id': 'b', 'text': 'a', 'next': 'end'}]}]",
        "duplicate_option_id | elements[1].buttons[0].id | 'type': 'carousel', 'next': 'end', 'elements': [{'title': 'T', 'buttons': [{'id': 'a', 'text': 'A', 'next': 'end'}]}, {'title': 'U', 'buttons': [{'id': 'a', 'text': 'A', 'next': 'end'}]}]",
        "missing_formula | expression | 'type': 'formula', 'variable': 'age', 'next': 'end'",
        "invalid_formula | expression | 'type': 'formula', 'expression': 'Sum(1', 'variable': 'age', 'next': 'end'",
        "unknown_variable | variable | 'type': 'formula', 'expression': 'Sum(1)', 'variable': 'nope', 'next': 'end'",
        "missing_text | text | 'type': 'message', 'next': 'end'",
        "missing_text | texts[1] | 'type': 'message', 'texts': ['a', ' '], 'next': 'end'",
        "missing_text | text | 'type': 'question_text', 'next': 'end'",
        "missing_text | text | 'type': 'question_buttons', 'options': [{'id': 'a', 'text': 'A', 'next': 'end'}]",
        "missing_options | options | 'type': 'question_buttons', 'text': '?'",
        "missing_options | options | 'type': 'question_list', 'text': '?', 'options': []",
        "missing_option | options[0] | 'type': 'question_list', 'text': '?', 'default_next': 'end', 'options': [null]",
        "option_without_id | options[0].id | 'type': 'question_list', 'text': '?', 'options': [{'text': 'A', 'next': 'end'}]",
        "option_without_label | options[0].text | 'type': 'question_list', 'text': '?', 'options': [{'id': 'a', 'next': 'end'}]",
        "duplicate_option_id | options[1].id | 'type': 'question_list', 'text': '?', 'default_next': 'end', 'options': [{'id': 'a', 'text': 'A'}, {'id': 'a', 'text': 'B'}]",
        "duplicate_label | options[1].text | 'type': 'question_list', 'text': '?', 'default_next': 'end', 'options': [{'id': 'a', 'text': 'A'}, {'id': 'b', 'text': ' a '}]",
        "label_too_long | options[0].text | 'type': 'question_buttons', 'text': '?', 'options': [{'id': 'a', 'text': '123456789012345678901', 'next': 'end'}]",
        "label_too_long | button_text | 'type': 'question_list', 'text': '?', 'button_text': '123456789012345678901', 'options': [{'id': 'a', 'text': 'A', 'next': 'end'}]",
        "unknown_variable | variable | 'type': 'question_text', 'text': '?', 'variable': 'nope', 'next': 'end'",
        "unknown_variable | variable | 'type': 'question_list', 'variable': 'nope', 'text': '?', 'options': [{'id': 'a', 'text': 'A', 'next': 'end'}]",
        "unknown_variable | assign | 'type': 'set_variables', 'assign': {'nope': 1}, 'next': 'end'",
        "unknown_variable | clear | 'type': 'set_variables', 'clear': ['nope'], 'next': 'end'",
        "reserved_variable | assign | 'type': 'set_variables', 'assign': {'internal.channel': 1}, 'next': 'end'",
        "unfit_variable | variable | 'type': 'question_text', 'text': '?', 'variable': 'tags', 'next': 'end'",
        "invalid_regex | pattern | 'type': 'question_text', 'text': '?', 'validation': 'regex', 'pattern': '(', 'next': 'end'",
        "invalid_regex | pattern | 'type': 'question_text', 'text': '?', 'validation': 'regex', 'pattern': '(?=a)', 'next': 'end'",
        "invalid_regex | pattern | 'type': 'question_text', 'text': '?', 'validation': 'regex', 'pattern': '(((a{900}){900}){900}){900}', 'next': 'end'",
        "missing_pattern | pattern | 'type': 'question_text', 'text': '?', 'validation': 'regex', 'next': 'end'",
        "invalid_date_format | date_format | 'type': 'question_text', 'text': '?', 'validation': 'date', 'date_format': 'DD.MM.', 'next': 'end'",
        "invalid_value | max_length | 'type': 'question_text', 'text': '?', 'max_length': 0, 'next': 'end'",
        "invalid_value | max_attempts | 'type': 'question_text', 'text': '?', 'max_attempts': -1, 'next': 'end'",
        "invalid_condition | branches[0] | 'type': 'condition', 'else': 'end', 'branches': [null]",
        "invalid_condition | branches[0].when | 'type': 'condition', 'else': 'end', 'branches': [{'next': 'end'}]",
        "invalid_condition | branches[0].when | 'type': 'condition', 'else': 'end', 'branches': [{'next': 'end', 'when': {'all': [], 'any': []}}]",
        "invalid_condition | branches[0].when.all | 'type': 'condition', 'else': 'end', 'branches': [{'next': 'end', 'when': {'all': []}}]",
        "invalid_condition | branches[0].when.any[0] | 'type': 'condition', 'else': 'end', 'branches': [{'next': 'end', 'when': {'any': [{'left': 'a'}]}}]",
        "invalid_condition | branches[0].when.any[0].right | 'type': 'condition', 'else': 'end', 'branches': [{'next': 'end', 'when': {'any': [{'left': 'a', 'op': 'gt'}]}}]",
        "invalid_regex | branches[0].when.any[0].right | 'type': 'condition', 'else': 'end', 'branches': [{'next': 'end', 'when': {'any': [{'left': 'a', 'op': 'matches', 'right': '['}]}}]"})
    void findsErrors(String code, String field, String component) {
        var errors = check(FRAME.formatted(component)).errors();

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.componentId()).isEqualTo("c");
            assertThat(error.field()).isEqualTo(field);
        });
    }

    @Test
    void allowsThreeButtonsAndTenRows() {
        assertThat(check(FRAME.formatted(asking("question_buttons", 3))).errors()).isEmpty();
        assertThat(check(FRAME.formatted(asking("question_list", 10))).errors()).isEmpty();
        assertThat(codes(check(FRAME.formatted(asking("question_buttons", 4))).errors())).containsExactly("too_many_options");
        assertThat(codes(check(FRAME.formatted(asking("question_list", 11))).errors())).containsExactly("too_many_options");
    }

    @Test
    void findsErrorsOfTheWholeFlow() {
        assertThat(codes(PublishCheck.of(Drafts.draft("{}")).errors())).containsExactly("empty_flow");
        assertThat(codes(check("").errors())).containsExactly("empty_flow");
        assertThat(codes(check("{'id': 'e', 'type': 'end', 'entry': true}").errors())).containsExactly("missing_start");
        assertThat(codes(check("{'id': 's', 'type': 'start', 'next': 'e'}, {'id': 't', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}").errors()))
            .containsExactly("several_starts");
        assertThat(codes(check("{'id': 's', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}, {'id': 'e', 'type': 'end'}").errors()))
            .containsExactly("duplicate_component_id");
        assertThat(codes(check("{'id': 's', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}, {'type': 'end'}, null").errors()))
            .containsExactly("missing_component_id");
    }

    @Test
    void findsWhatNothingNames() {
        String lonely = "{'id': 's', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}, {'id': 'c', 'type': 'goto', 'component': '%s'%s}";

        assertThat(codes(check(lonely.formatted("e", "")).errors())).containsExactly("unreachable_without_entry");
        assertThat(codes(check(lonely.formatted("c", "")).errors())).containsExactly("unreachable_without_entry");
        assertThat(check(lonely.formatted("e", ", 'entry': true")).errors()).isEmpty();
    }

    @Test
    void warnsOfWhatTheStartDoesNotLeadTo() {
        var check = check("""
            {'id': 's', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}, {'id': 'a', 'type': 'goto', 'component': 'b'},
            {'id': 'b', 'type': 'question_text', 'text': '?', 'next': 'a'}""");

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).filteredOn(warning -> warning.code().equals("unreachable")).extracting(FlowProblem::componentId)
            .containsExactly("a", "b");
    }

    @Test
    void warnsOfDeadEnds() {
        var check = check("""
            {'id': 's', 'type': 'start', 'next': 'a'}, {'id': 'a', 'type': 'goto', 'component': 'b'},
            {'id': 'b', 'type': 'message', 'text': 'again', 'next': 'a'}""");

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).filteredOn(warning -> warning.code().equals("dead_end")).extracting(FlowProblem::componentId)
            .containsExactly("s", "a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "next | 'type': 'formula', 'expression': 'Sum(1)', 'variable': 'age'",
        "false_next | 'type': 'formula', 'expression': 'Sum(1)', 'true_next': 'end'",
        "next | 'type': 'email', 'to': 'a@example.com', 'subject': 's', 'body': 'b', 'error': 'end'",
        "next | 'type': 'api_request', 'method': 'GET', 'url': 'https://example.com', 'error': 'end'",
        "next | 'type': 'code', 'source': '1', 'error': 'end'"})
    void warnsOfComponentsThatLeadOnlyToTheirErrorWay(String field, String component) {
        var check = check(FRAME.formatted(component));

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).filteredOn(warning -> warning.code().equals("dead_end") && "c".equals(warning.componentId()))
            .extracting(FlowProblem::field).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type': 'api_request', 'method': 'GET', 'url': 'https://example.com', 'response': 'commands', 'error': 'end'",
        "'type': 'code', 'source': 'ChatlayerResponseBuilder().setNextDialogState(\"end\").send()', 'error': 'end'"})
    void leavesTheWayToServersAndScriptsThatNameIt(String component) {
        assertThat(codes(check(FRAME.formatted(component)).warnings())).doesNotContain("dead_end");
    }

    @Test
    void warnsOfValuesThatWillNotFit() {
        assertThat(codes(check(FRAME.formatted("'type': 'set_variables', 'assign': {'age': 'many'}, 'next': 'end'")).warnings())).contains("unfit_value");
        assertThat(codes(check(FRAME.formatted("'type': 'set_variables', 'assign': {'age': '7'}, 'next': 'end'")).warnings())).doesNotContain("unfit_value");
    }

    @Test
    void warnsOfAiRepliesThatMayGetStuck() {
        var warnings = check(FRAME.formatted("'type': 'ai_reply', 'exit_phrases': ['stop']")).warnings();

        assertThat(codes(warnings)).contains("missing_error", "exit_without_way");
    }

    @Test
    void warnsOfVariablesThatNothingUses() {
        var draft = Drafts.draft("""
            {'variables': [{'name': 'a'}, {'name': 'b'}, {'name': 'c'}, {'name': 'd'}, {'name': 'e'}], 'settings': {'system_prompt': 'For {d}'}, 'components': [
              {'id': 's', 'type': 'start', 'next': 'q'}, {'id': 'q', 'type': 'question_text', 'text': '{a.x|toUpperCase}', 'variable': 'b', 'next': 'v'},
              {'id': 'v', 'type': 'set_variables', 'assign': {'b': {'deep': ['{c}']}}, 'next': 'x'}, {'id': 'x', 'type': 'end'}]}""");

        assertThat(PublishCheck.of(draft).warnings()).extracting(FlowProblem::message).containsExactly("Nothing uses the variable e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "invalid_variable_name | variables[0].name | 'variables': [{'name': 'a b'}]", "invalid_variable_name | variables[0].name | 'variables': [{}]",
        "invalid_variable_name | variables[0].name | 'variables': [null]", "reserved_variable | variables[0].name | 'variables': [{'name': 'internal'}]",
        "duplicate_variable | variables[1].name | 'variables': [{'name': 'a'}, {'name': 'a'}]",
        "unfit_default | variables[0].default | 'variables': [{'name': 'a', 'type': 'number', 'default': 'x'}]",
        "invalid_setting | settings.context_window | 'settings': {'context_window': 0}", "invalid_setting | settings.context_window | 'settings': {'context_window': 101}",
        "invalid_setting | settings.min_delay_ms | 'settings': {'min_delay_ms': -1}", "invalid_setting | settings.max_random_delay_ms | 'settings': {'max_random_delay_ms': -1}",
        "invalid_setting | settings.error_message | 'settings': {'error_message': ' '}", "invalid_regex | entities[0].pattern | 'entities': [{'name': 'a', 'pattern': '['}]"})
    void findsErrorsOfDeclarations(String code, String field, String declared) {
        var errors = PublishCheck.of(Drafts.draft("""
            {%s, 'components': [{'id': 's', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}]}""".formatted(declared))).errors();

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.componentId()).isNull();
            assertThat(error.field()).isEqualTo(field);
        });
    }

    @Test
    @Timeout(5)
    void checksAHugeFlowInNoTime() {
        var components = new ArrayList<Component>(List.of(new Start("start", null, "c0", null)));
        for (int i = 0; i < 10_000; i++) {
            components.add(new Message("c" + i, null, "Number {i} of {n}", null, i == 9_999 ? "end" : "c" + (i + 1), null, null));
        }
        components.add(new End("end", null, null, null));

        var check = PublishCheck.of(new BotDraft(null, null, null, null, null, components, null));

        assertThat(check).isEqualTo(new DraftCheck(List.of(), List.of()));
    }

    private static DraftCheck check(String components) {
        return PublishCheck.of(Drafts.of(components));
    }

    private static List<String> codes(List<FlowProblem> problems) {
        return problems.stream().map(FlowProblem::code).toList();
    }

    private static String asking(String type, int options) {
        var all = new StringBuilder();
        for (int i = 0; i < options; i++) {
            all.append(i == 0 ? "" : ", ").append("{'id': 'o%1$d', 'text': 'Option %1$d', 'next': 'end'}".formatted(i));
        }
        return "'type': '%s', 'text': '?', 'options': [%s]".formatted(type, all);
    }
}
