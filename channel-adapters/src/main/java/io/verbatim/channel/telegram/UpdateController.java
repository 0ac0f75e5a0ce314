package io.verbatim.channel.telegram;

import io.verbatim.channel.intake.Inbound;
import io.verbatim.channel.intake.Intake;
import io.verbatim.channel.intake.ServedChannels;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.channel.Channel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What Telegram calls for each update: 200 means that it is kept, or that it is of no use to us. */
@RestController
class UpdateController {
    static final String PATH = "/webhooks/telegram/";

    private final ServedChannels channels;
    private final WebhookSecret secret;
    private final Intake intake;

    UpdateController(ServedChannels channels, WebhookSecret secret, Intake intake) {
        this.channels = channels;
        this.secret = secret;
        this.intake = intake;
    }

    @PostMapping(PATH + "{channel}")
    @Described(value = "An update of Telegram", takes = Object.class, status = 200, example = """
        {"update_id": 1, "message": {"message_id": 1, "date": 1769860800, "text": "Hello", "chat": {"id": 7, "type": "private"},
         "from": {"id": 7, "is_bot": false, "first_name": "Anna"}}}""")
    ResponseEntity<Void> receive(@PathVariable("channel") String id, Body body,
                                 @Argument("What the webhook was set with, as Telegram shows it")
                                 @RequestHeader(name = "X-Telegram-Bot-Api-Secret-Token", required = false) @Nullable String given) {
        var channel = channels.find(id, TelegramKind.NAME).orElseThrow(Desk::notFound);
        admit(channel, given);
        var update = body.object();
        if (!Update.isNumbered(update)) {
            throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body is no update of Telegram");
        }
        if (channel.settings().active()) {
            Update.of(update).ifPresent(read -> intake.take(List.of(inbound(channel, read, update))));
        }
        return ResponseEntity.ok().build();
    }

    private void admit(Channel channel, @Nullable String given) {
        if (given == null || !secret.isOf(channel.id(), given)) {
            throw new ApiProblem(ProblemType.UNAUTHENTICATED, "The secret token is missing or wrong");
        }
    }

    private static Inbound inbound(Channel channel, Update update, ObjectNode raw) {
        return new Inbound(channel.id(), channel.workspaceId(), update.sessionKey(), String.valueOf(update.id()), TelegramKind.NAME, raw,
            Duration.ZERO);
    }
}
