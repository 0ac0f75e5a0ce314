package io.verbatim.channel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteworthyTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/conversations/{id}, conversation_read",
        "GET, /v1/conversations/{id}/messages, messages_read",
        "GET, /v1/conversations/{id}/turns/{turn}, turn_read",
        "GET, /v1/bots/{bot}/conversations, conversations_listed",
        "GET, /v1/bots/{botId}/conversations/{id}/session-data, session_data_read",
        "GET, /v1/bots/{bot}/export, exported",
        "GET, /v1/bots/{bot}/test-sessions/{session}, test_session_read",
        "GET, /v1/bots/{bot}/test-sessions/{session}/turns/{turn}, turn_read",
        "GET, /v1/bots/{bot}/test-sessions, ",
        "GET, /v1/media/{id}, media_read",
        "POST, /v1/media, media_added",
        "DELETE, /v1/media/{id}, media_removed",
        "POST, /v1/integrations/{id}/test, integration_tested",
        "POST, /v1/integrations/{id}/preview, ",
        "POST, /v1/workspaces, workspace_opened",
        "PUT, /v1/secrets/{name}, secret_put",
        "GET, /v1/secrets, ",
        "GET, /v1/bots/{bot}, ",
        "POST, /v1/bots, ",
    })
    void knowsWhatIsNoEventAndYetToBeTold(String method, String pattern, String action) {
        assertThat(Noteworthy.action(method, pattern).orElse(null)).isEqualTo(action);
    }

    @Test
    void namesWhatARequestIsAbout() {
        assertThat(Noteworthy.resource(Map.of("id", "conv_1", "turn", "turn_1"))).isEqualTo("conv_1");
        assertThat(Noteworthy.resource(Map.of("bot", "bot_1"))).isEqualTo("bot_1");
        assertThat(Noteworthy.resource(Map.of())).isEmpty();
    }

    @Test
    void neverNamesAUser() {
        assertThat(Noteworthy.resource(Map.of("bot", "bot_1", "user", "alice"))).isEqualTo("bot_1");
    }
}
