package io.verbatim.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.Refused;
import io.verbatim.shared.StoreUnavailable;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class ProblemsTest {

    @ParameterizedTest
    @EnumSource
    void knowsAnAnswerToEveryRefusal(Refused.Code code) {
        var problem = Problems.of(new Refused(code, "No"));

        assertThat(problem.body("/x")).containsEntry("code", code.name().toLowerCase(Locale.ROOT)).containsEntry("detail", "No");
    }

    @ParameterizedTest
    @CsvSource({"SESSION_EXISTS, 409", "SESSION_NOT_FOUND, 404", "UNKNOWN_OPTION, 422", "QUEUE_FULL, 429", "INVALID, 422",
        "PRECONDITION_FAILED, 412", "IN_USE, 409", "CONFLICT, 409", "NOT_PUBLISHED, 404", "ERASED, 410", "FORBIDDEN, 403"})
    void givesRefusalsTheirStatus(Refused.Code code, int status) {
        assertThat(Problems.of(new Refused(code, "No")).type().status()).isEqualTo(status);
    }

    @Test
    void saysWhenToComeBack() {
        var full = Problems.of(new Refused(Refused.Code.QUEUE_FULL, "Full"));
        var away = Problems.of(new CompletionException(new StoreUnavailable("Away", new IllegalStateException())));
        var wrapped = Problems.of(new IllegalStateException(new IllegalStateException(new StoreUnavailable("Away", new IOException()))));
        var pool = Problems.of(new CannotGetJdbcConnectionException("Away"));

        assertThat(full.headers()).containsKey("Retry-After");
        assertThat(away.type()).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(away.headers()).containsKey("Retry-After");
        assertThat(wrapped.type()).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(pool.type()).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void tellsNothingOfWhatIsUnforeseen() {
        Map<String, Object> body = Problems.of(new IllegalStateException("password=geheim")).body("/x");

        assertThat(body).containsEntry("status", 500).containsKey("incident");
        assertThat(body.toString()).doesNotContain("geheim", "IllegalState");
    }
}
