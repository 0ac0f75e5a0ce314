package io.verbatim.channel.whatsapp;

import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import io.verbatim.shared.channel.ChannelId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has every channel's token looked at when the product starts, and each hour, by one node. */
@Component("whatsappTokenLookout")
@RunsOn(NodeRole.COMMAND)
class TokenLookout extends LookOut implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TokenLookout.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    // Nodes that start one after the other need not look again.
    private static final Duration AT_THE_START = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int AT_A_TIME = 50;

    private final TokenWatch watch;
    private final TokenRenewal renewal;
    private Duration since = AT_THE_START;

    TokenLookout(TokenWatch watch, TokenRenewal renewal) {
        super("whatsapp-tokens", BETWEEN_LOOKS);
        this.watch = watch;
        this.renewal = renewal;
    }

    /** Looks at all that nobody has looked at for so long. */
    @Override
    protected void look() {
        List<ChannelId> due;
        do {
            due = watch.due(since, AT_A_TIME);
            due.stream().takeWhile(channel -> isRunning()).forEach(this::lookAt);
        } while (isRunning() && due.size() == AT_A_TIME);
        since = AN_HOUR;
    }

    private void lookAt(ChannelId channel) {
        try {
            renewal.look(channel);
        } catch (RuntimeException e) {
            LOG.warn("The token of {} could not be looked after and will be in an hour: {}", channel, e.getMessage());
        }
    }
}
