package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error and each warning of the check, once, with the component and the field that it names. */
@ExtendWith(Running.class)
class PublishCheckIT {

    private static final String START = "{'id': 's', 'type': 'start', 'next': 'c'}, {'id': 'e', 'type': 'end', 'entry': true}, ";
    private static final String OPTION = "{'id': 'a', 'text': 'A', 'next': 'e'}";

    private final Product product;
    private Bot bot;

    PublishCheckIT(Product product) {
        this.product = product;
    }

    @BeforeEach
    void setUp() {
        bot = Bot.create(product);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "missing_next | next | 'type': 'message', 'text': 'Hi'",
        "missing_next | next | 'type': 'media', 'media_url': 'https://example.com/a.png'",
        "missing_next | next | 'type': 'carousel', 'elements': [{'title': 'T'}]",
        "missing_next | next | 'type': 'question_text', 'text': '?'",
        "missing_next | next | 'type': 'question_media', 'text': '?'",
        "missing_next | options[0].next | 'type': 'question_buttons', 'text': '?', 'options': [{'id': 'a', 'text': 'A'}]",
        "missing_next | options[0].next | 'type': 'question_list', 'text': '?', 'options': [{'id': 'a', 'text': 'A'}]",
        "missing_next | next | 'type': 'set_variables'",
        "missing_next | next | 'type': 'delay', 'delay_ms': 5",
        "missing_next | next | 'type': 'ai_reply', 'mode': 'single'",
        "missing_next | else | 'type': 'nlp_route', 'intents': {}",
        "missing_next | else | 'type': 'condition'",
        "unknown_component | next | 'type': 'message', 'text': 'Hi', 'next': 'gone'",
        "unknown_component | error | 'type': 'ai_reply', 'error': 'gone'",
        "unknown_component | component | 'type': 'goto', 'component': 'gone'",
        "unknown_component | routes.200 | 'type': 'api_request', 'method': 'GET', 'url': 'https://example.com', 'routes': {'200': 'gone'}",
        "unknown_component | routes.yes | 'type': 'code', 'source': '1', 'routes': {'yes': 'gone'}, 'next': 'e'",
        "option_without_label | options[0].text | 'type': 'question_buttons', 'text': '?', 'options': [{'id': 'a', 'next': 'e'}]",
        "duplicate_option_id | options[1].id | 'type': 'question_list', 'text': '?', 'options': [#, {'id': 'a', 'text': 'B', 'next': 'e'}]",
        "duplicate_label | options[1].text | 'type': 'question_list', 'text': '?', 'options': [#, {'id': 'b', 'text': 'A', 'next': 'e'}]",
        "label_too_long | options[0].text | 'type': 'question_buttons', 'text': '?', 'options': "
            + "[{'id': 'a', 'text': 'A label of 21 letters', 'next': 'e'}]",
        "too_many_options | options | 'type': 'question_buttons', 'text': '?', 'options': [#, {'id': 'b', 'text': 'B', 'next': 'e'}, "
            + "{'id': 'c', 'text': 'C', 'next': 'e'}, {'id': 'd', 'text': 'D', 'next': 'e'}]",
        "invalid_regex | pattern | 'type': 'question_text', 'text': '?', 'validation': 'regex', 'pattern': '(', 'next': 'e'",
        "invalid_url | url | 'type': 'api_request', 'method': 'GET', 'url': 'example.com/{x}', 'next': 'e'",
        "invalid_script | source | 'type': 'code', 'source': 'let a = ;', 'next': 'e'",
        "unknown_variable | variable | 'type': 'question_text', 'text': '?', 'variable': 'nope', 'next': 'e'"})
    void namesTheErrorOfAComponent(String code, String field, String component) {
        var found = found(START + "{'id': 'c', %s}".formatted(component.replace("#", OPTION)));

        assertThat(found.each("/data/errors", "/code")).as(found.text()).containsExactly(code);
        assertThat(found.textAt("/data/errors/0/component_id")).isEqualTo("c");
        assertThat(found.textAt("/data/errors/0/field")).isEqualTo(field);
        assertThat(found.textAt("/data/errors/0/message")).isNotBlank();
        assertThat(product.owner().post(bot.path() + "/publish").isRefused(422, "publish_errors").at("/errors"))
            .isEqualTo(found.at("/data/errors"));
    }

    @Test
    void namesMoreThanTenRows() {
        var rows = new StringBuilder(OPTION);
        for (int i = 0; i < 10; i++) {
            rows.append(", {'id': 'o%d', 'text': 'O%d', 'next': 'e'}".formatted(i, i));
        }

        var found = found(START + "{'id': 'c', 'type': 'question_list', 'text': '?', 'options': [%s]}".formatted(rows));

        assertThat(found.each("/data/errors", "/code")).containsExactly("too_many_options");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "empty_flow | ~~", "missing_start | {'id': 'e', 'type': 'end', 'entry': true}",
        "missing_next | {'id': 's', 'type': 'start'}",
        "several_starts | {'id': 's', 'type': 'start', 'next': 'e'}, {'id': 't', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}",
        "duplicate_component_id | {'id': 's', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}, {'id': 'e', 'type': 'end'}",
        "unreachable_without_entry | {'id': 's', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}, {'id': 'f', 'type': 'end'}"})
    void namesTheErrorOfAFlow(String code, String components) {
        assertThat(found(components).each("/data/errors", "/code")).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id': 'f', 'type': 'end', 'entry': true}",
        "{'id': 'c', 'type': 'code', 'entry': true, 'source': 'setNextDialogState(`f`)', 'error': 's'}, {'id': 'f', 'type': 'end'}"})
    void letsInWhatIsNamedFromOutsideTheFlow(String components) {
        var found = found("{'id': 's', 'type': 'start', 'next': 'e'}, {'id': 'e', 'type': 'end'}, ".concat(components));

        assertThat(found.at("/data/errors")).as(found.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "dead_end | c | {'id': 'c', 'type': 'goto', 'component': 'c'}",
        "missing_error | c | {'id': 'c', 'type': 'api_request', 'method': 'GET', 'url': 'https://example.com', 'next': 'e'}",
        "missing_error | c | {'id': 'c', 'type': 'code', 'source': '1', 'next': 'e'}",
        "missing_error | c | {'id': 'c', 'type': 'ai_reply', 'next': 'e'}",
        "missing_error | c | {'id': 'c', 'type': 'email', 'to': 'a@example.com', 'subject': 's', 'body': 'b', 'next': 'e'}",
        "unreachable | d | {'id': 'c', 'type': 'end'}, {'id': 'd', 'type': 'message', 'text': 'Hi', 'next': 'f'}, "
            + "{'id': 'f', 'type': 'goto', 'component': 'd'}"})
    void warnsOfWhatIsOdd(String code, String component, String components) {
        var found = found(START + components);

        assertThat(found.at("/data/errors")).as(found.text()).isEmpty();
        assertThat(found.at("/data/warnings").valueStream()).as(found.text()).anySatisfy(warning -> {
            assertThat(warning.at("/code").asString()).isEqualTo(code);
            assertThat(warning.at("/component_id").asString()).isEqualTo(component);
        });
    }

    @Test
    void warnsOfVariablesThatNothingUsesAndPublishes() {
        product.owner().put(bot.path() + "/draft", """
            {"variables": [{"name": "idle"}],
             "components": [{"id": "s", "type": "start", "next": "e"}, {"id": "e", "type": "end"}]}""").is(200);

        var published = product.owner().post(bot.path() + "/publish", "{\"notes\": \"first\"}").is(201);

        assertThat(published.each("/data/warnings", "/code")).containsExactly("unused_variable");
        assertThat(published.textAt("/data/notes")).isEqualTo("first");
        assertThat(published.at("/data/version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id': 's', 'type': 'wizard'}", "{'id': 's', 'type': 'start', 'nxt': 'e'}"})
    void takesInNoDraftWithATypeOrFieldThatThereIsNot(String component) {
        product.owner().put(bot.path() + "/draft", "{\"components\": [%s]}".formatted(component.replace('\'', '"')))
            .isRefused(422, "invalid");
    }

    private Answer found(String components) {
        var draft = "{'variables': [{'name': 'x'}], 'components': [%s]}".formatted(components).replace("\"", "\\\"").replace('\'', '"');
        product.owner().put(bot.path() + "/draft", draft).is(200);
        return product.owner().post(bot.path() + "/validate").is(200);
    }
}
