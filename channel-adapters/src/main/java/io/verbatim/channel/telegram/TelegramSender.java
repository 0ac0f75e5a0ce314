package io.verbatim.channel.telegram;

import io.verbatim.channel.alert.Troubles;
import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Part;
import io.verbatim.channel.delivery.Sender;
import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.telegram.ApiReply.Done;
import io.verbatim.channel.telegram.ApiReply.Refusal;
import io.verbatim.channel.telegram.ApiReply.Unknown;
import io.verbatim.channel.telegram.ApiReply.Unreached;
import io.verbatim.shared.Facts;
import io.verbatim.shared.Ids;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.TurnId;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends what bots say to Telegram. */
@Component
class TelegramSender implements Sender {
    private static final String BLOCKED = "blocked_by_user";

    private final BotApi api;
    private final OptionTable options;
    private final Troubles troubles;
    private final CommandGateway commands;

    TelegramSender(BotApi api, OptionTable options, Troubles troubles, CommandGateway commands) {
        this.api = api;
        this.options = options;
        this.troubles = troubles;
        this.commands = commands;
    }

    @Override
    public String kind() {
        return TelegramKind.NAME;
    }

    @Override
    public List<Part> parts(Delivery delivery) {
        return Part.of(delivery, Rendering.of(delivery.message()).stream().map(Call::asContent).toList());
    }

    @Override
    public Sent send(Delivery delivery, Part part) {
        var call = Call.of(part.content());
        options.remember(delivery.channel().id(), call.options());
        var reply = api.call(delivery.channel(), call.method(), call.to(Update.chatOf(delivery.outgoing().sessionId())));
        return switch (reply) {
            case Done(var result) -> new Sent.Accepted(result.path("message_id").asString(null));
            case Refusal refusal -> refused(delivery, refusal);
            case Unreached(var reason) -> new Sent.Retry(reason, null, 0);
            case Unknown(var reason) -> new Sent.Unknown(reason);
        };
    }

    private Sent refused(Delivery delivery, Refusal refusal) {
        if (refusal.mayPass()) {
            return new Sent.Retry(refusal.code() == 429 ? "rate_limited" : "telegram_failed", refusal.retryAfter(), refusal.code());
        }
        if (refusal.isOfToken()) {
            troubles.switchOff(delivery.channel(), Troubles.TOKEN_ERROR, "Telegram does not know the bot's token any more");
            return new Sent.ChannelDead(Troubles.TOKEN_ERROR, refusal.code());
        }
        if (refusal.code() == 403) {
            end(delivery);
            return new Sent.Failed(BLOCKED, refusal.code());
        }
        return new Sent.Failed(refusal.description().contains("chat not found") ? "chat_not_found" : "rejected", refusal.code());
    }

    /** Who has blocked the bot, or left, will not answer: the session is over. */
    private void end(Delivery delivery) {
        var conversation = delivery.outgoing().conversationId();
        var turn = new TurnId(Ids.derived(TurnId.PREFIX, delivery.id(), BLOCKED));
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(new EndSession(conversation, turn, BLOCKED)).withMetaData(
            Map.of(Facts.WORKSPACE, delivery.channel().workspaceId().value(), Facts.ACTOR, "channel:" + delivery.channel().id())));
    }
}
