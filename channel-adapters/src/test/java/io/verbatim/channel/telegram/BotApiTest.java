package io.verbatim.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.egress.EgressAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotApiTest {

    @Test
    void hasWhatTelegramGives() {
        assertThat(reply(200, "{\"ok\": true, \"result\": {\"message_id\": 7}}"))
            .isInstanceOfSatisfying(ApiReply.Done.class, done -> assertThat(done.result().path("message_id").asInt()).isEqualTo(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 429})
    void believesTheCodeThatTelegramNames(int status) {
        var body = "{\"ok\": false, \"error_code\": 429, \"description\": \"Too Many Requests\", \"parameters\": {\"retry_after\": 7}}";

        assertThat(reply(status, body)).isEqualTo(new ApiReply.Refusal(429, "Too Many Requests", Duration.ofSeconds(7)));
    }

    @Test
    void goesByTheStatusWhereThereIsNoCode() {
        assertThat(reply(502, "<html>Bad gateway</html>")).isEqualTo(new ApiReply.Refusal(502, "", null));
        assertThat(reply(200, "<html>Welcome</html>")).isEqualTo(new ApiReply.Unknown("invalid_answer"));
        assertThat(reply(200, "{\"ok\": false}")).isEqualTo(new ApiReply.Unknown("invalid_answer"));
    }

    private static ApiReply reply(int status, String body) {
        return BotApi.reply(new EgressAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
