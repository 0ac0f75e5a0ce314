package io.verbatim.channel.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Channel PLAIN = channel(Map.of());
    private static final Channel WITH_TEMPLATE = channel(Map.of("template", Map.of("name", "reengage", "language", "en_US")));

    @Test
    void advisesATemplateOnlyWhereThereIsNone() {
        assertThat(Problem.WINDOW_CLOSED.on(PLAIN).advice()).contains("Set up a template");
        assertThat(Problem.WINDOW_CLOSED.on(WITH_TEMPLATE).advice()).doesNotContain("Set up").contains("template is sent in place", "once");
    }

    @Test
    void isTheSameEverywhereElse() {
        assertThat(Problem.DELIVERY_FAILED.on(WITH_TEMPLATE)).isEqualTo(Problem.DELIVERY_FAILED);
    }

    @Test
    void isFoundByItsWord() {
        assertThat(Problem.of(Problem.WINDOW_CLOSED.on(WITH_TEMPLATE).word())).isEqualTo(Problem.WINDOW_CLOSED_WITH_TEMPLATE);
    }

    private static Channel channel(Map<String, Object> config) {
        return new Channel(ChannelId.next(), WorkspaceId.next(), BotId.next(), new ChannelSettings("whatsapp", "Support", config, 0, null, true),
            List.of());
    }
}
