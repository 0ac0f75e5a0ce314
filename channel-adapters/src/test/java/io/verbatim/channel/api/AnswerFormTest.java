package io.verbatim.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class AnswerFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "text/*", "TEXT/Event-Stream; charset=utf-8", "text/event-stream, application/json;q=0.9",
        "application/json;q=0.1, text/event-stream;q=0.2", "text/event-stream, */*", "*/*, application/json;q=0",
        "text/html, text/event-stream"})
    void isAStreamForWhoPrefersIt(String accept) {
        assertThat(AnswerForm.chosen(accepting(accept))).isEqualTo(AnswerForm.STREAM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*/*", "application/json", "application/*", "application/json, text/event-stream",
        "text/event-stream, application/json", "text/event-stream;q=0.5, */*", "*/*, text/event-stream;q=0", "text/html, */*;q=0.8"})
    void isJsonOtherwise(String accept) {
        assertThat(AnswerForm.chosen(accepting(accept))).isEqualTo(AnswerForm.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0", "nonsense", "text/event-stream;q=0, application/xml"})
    void isRefusedWhereNeitherWillDo(String accept) {
        assertThatThrownBy(() -> AnswerForm.chosen(accepting(accept)))
            .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_ACCEPTABLE));
    }

    @Test
    void readsAllHeadersThereAre() {
        var request = accepting("text/html");
        request.addHeader("Accept", "text/event-stream");

        assertThat(AnswerForm.chosen(request)).isEqualTo(AnswerForm.STREAM);
    }

    private static MockHttpServletRequest accepting(String accept) {
        var request = new MockHttpServletRequest();
        request.addHeader("Accept", accept);
        return request;
    }
}
