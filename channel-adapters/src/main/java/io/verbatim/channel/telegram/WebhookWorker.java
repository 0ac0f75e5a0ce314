package io.verbatim.channel.telegram;

import io.verbatim.channel.alert.Troubles;
import io.verbatim.channel.intake.ServedChannels;
import io.verbatim.channel.telegram.ApiReply.Done;
import io.verbatim.channel.telegram.ApiReply.Refusal;
import io.verbatim.channel.telegram.WebhookTable.Row;
import io.verbatim.channel.web.PublicUrl;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import io.verbatim.shared.channel.Channel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Has Telegram call us for channels that are open, and not for others; tries again where Telegram is away. */
@Component
@RunsOn(NodeRole.COMMAND)
class WebhookWorker extends LookOut implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int LOOKS_BETWEEN_TIDYING = 600;
    private static final int MOST_TO_FORGET = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final WebhookTable table;
    private final BotApi api;
    private final WebhookSecret secret;
    private final PublicUrl address;
    private final ServedChannels channels;
    private final Troubles troubles;
    private final OptionTable options;
    private final MessageNames names;
    private int idle;

    WebhookWorker(WebhookTable table, BotApi api, WebhookSecret secret, PublicUrl address, ServedChannels channels, Troubles troubles,
                  OptionTable options, MessageNames names) {
        super("telegram-webhooks", BETWEEN_LOOKS);
        this.table = table;
        this.api = api;
        this.secret = secret;
        this.address = address;
        this.channels = channels;
        this.troubles = troubles;
        this.options = options;
        this.names = names;
    }

    /** Says what has been due for longest. */
    @Override
    protected void look() {
        var due = table.take();
        due.ifPresentOrElse(this::say, this::tidy);
        if (due.isPresent()) {
            wake();
        }
    }

    private void tidy() {
        idle++;
        if (idle % LOOKS_BETWEEN_TIDYING == 0) {
            options.forgetTheOld(MOST_TO_FORGET);
            names.forgetTheOld(MOST_TO_FORGET);
        }
    }

    private void say(Row row) {
        var reply = row.wanted() ? api.call(api.open(row.tokenId()), "setWebhook", webhook(row))
            : api.call(api.open(row.tokenId()), "deleteWebhook", JsonNodeFactory.instance.objectNode());
        if (reply instanceof Done) {
            table.done(row);
            over(row);
        } else if (reply instanceof Refusal refusal && !refusal.mayPass()) {
            table.done(row);
            refused(row, refusal);
        } else {
            LOG.info("Telegram was not told of channel {}: {}", row.channelId(), reply.getClass().getSimpleName());
            table.postpone(row, pause(row, reply));
        }
    }

    private ObjectNode webhook(Row row) {
        var body = JsonNodeFactory.instance.objectNode().put("url", address.of(UpdateController.PATH + row.channelId()))
            .put("secret_token", secret.of(row.channelId()));
        body.putArray("allowed_updates").add("message").add("edited_message").add("callback_query");
        return body;
    }

    private void over(Row row) {
        if (row.wanted()) {
            channels.find(row.channelId()).ifPresent(channel -> {
                troubles.recovered(channel, Troubles.TOKEN_ERROR);
                troubles.recovered(channel, Troubles.SET_UP_FAILED);
            });
        }
    }

    private void refused(Row row, Refusal refusal) {
        if (row.wanted()) {
            channels.find(row.channelId()).ifPresent(channel -> refused(channel, refusal));
        }
    }

    private void refused(Channel channel, Refusal refusal) {
        if (refusal.isOfToken()) {
            troubles.report(channel, Troubles.TOKEN_ERROR, "Telegram does not know the bot's token");
        } else {
            troubles.report(channel, Troubles.SET_UP_FAILED,
                "Telegram does not take the webhook %s: %s".formatted(address.of(""), refusal.description()));
        }
    }

    /** What Telegram wants, else 2 s, 4 s, 8 s, ... */
    private static Duration pause(Row row, ApiReply reply) {
        var wanted = reply instanceof Refusal refusal ? refusal.retryAfter() : null;
        var pause = wanted != null ? wanted : Duration.ofSeconds(1L << Math.min(row.tries(), 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
