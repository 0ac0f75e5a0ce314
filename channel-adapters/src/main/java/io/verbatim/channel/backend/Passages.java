package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.ConversationCommand.StreamReply;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Opens a passage from an attempt to its conversation. */
@Component
final class Passages {

    private final CommandGateway commands;
    private final AttemptSettings settings;

    Passages(CommandGateway commands, AttemptSettings settings) {
        this.commands = commands;
        this.settings = settings;
    }

    Passage open(AttemptStarted attempt, MetaData metadata) {
        return new Passage((offset, text) -> take(new StreamReply(attempt.conversationId(), attempt.attemptId(), offset, text), metadata),
            settings.beat());
    }

    private boolean take(StreamReply piece, MetaData metadata) {
        return Boolean.TRUE.equals(commands.sendAndWait(GenericCommandMessage.asCommandMessage(piece).withMetaData(metadata)));
    }
}
