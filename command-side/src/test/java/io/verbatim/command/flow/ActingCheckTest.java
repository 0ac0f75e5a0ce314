package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.FlowProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the publish check says of components that ask for an effect. */
class ActingCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'type': 'api_request', 'url': 'https://e.com', 'next': 'end'                                             | method",
        "'type': 'api_request', 'method': 'GET', 'next': 'end'                                                    | url",
        "'type': 'api_request', 'method': 'GET', 'url': 'ftp://e.com', 'next': 'end'                              | url",
        "'type': 'api_request', 'method': 'GET', 'url': 'https://e.com/ x', 'next': 'end'                         | url",
        "'type': 'api_request', 'method': 'GET', 'url': 'https://e.com', 'routes': {'20x': 'end'}                 | routes",
        "'type': 'api_request', 'method': 'GET', 'url': 'https://e.com', 'routes': {'200': 'no'}                  | routes.200",
        "'type': 'api_request', 'method': 'GET', 'url': 'https://e.com', 'next': 'end', 'timeout': 121            | timeout",
        "'type': 'api_request', 'method': 'GET', 'url': 'https://e.com', 'next': 'end', 'headers': {'a b': 'x'}   | headers",
        "'type': 'api_request', 'method': 'GET', 'url': 'https://e.com', 'next': 'end', 'variable': 'name'        | variable",
        "'type': 'api_request', 'method': 'GET', 'url': 'https://e.com', 'next': 'end', 'auth': {'type': 'basic', 'username': 'u'} | auth.password",
        "'type': 'api_request', 'method': 'GET', 'url': 'https://e.com', 'next': 'end', 'hmac': {}                | hmac.secret",
        "'type': 'delay', 'next': 'end'                                                                           | delay_ms",
        "'type': 'delay', 'delay_ms': 60001, 'next': 'end'                                                        | delay_ms",
        "'type': 'delay', 'delay_ms': 1                                                                           | next",
        "'type': 'email', 'subject': 's', 'body': 'b', 'next': 'end'                                              | to",
        "'type': 'nlp_route', 'intents': {'no': 'end'}, 'else': 'end'                                             | intents",
        "'type': 'nlp_route'                                                                                      | else",
        "'type': 'nlp_route', 'else': 'end', 'threshold': 1.5                                                     | threshold",
        "'type': 'code', 'next': 'end'                                                                            | source",
        "'type': 'code', 'source': 'x', 'routes': {'yes': 'no'}, 'next': 'end'                                    | routes.yes",
        "'type': 'handover', 'next': 'no'                                                                         | next"})
    void namesTheFieldThatIsWrong(String component, String field) {
        var check = PublishCheck.of(Drafts.of("""
            {'id': 'start', 'type': 'start', 'next': 'it'}, {'id': 'it', 'entry': true, %s}, {'id': 'end', 'type': 'end', 'entry': true}"""
            .formatted(component.strip())));

        assertThat(check.errors()).extracting(FlowProblem::field).containsExactly(field);
        assertThat(check.errors()).extracting(FlowProblem::componentId).containsExactly("it");
    }
}
