package io.verbatim.channel.intake;

import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.shared.Facts;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.AcceptedRequest;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationQuery.FindAcceptedRequest;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Tells conversations what came, so that its key is claimed by the events that it makes happen: a second time nothing can. */
@Component
class Claiming {
    private final CommandGateway commands;
    private final QueryGateway queries;

    Claiming(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** Returns when it is stored. Refused with CONFLICT if the key is claimed, or somebody else was faster. */
    void tell(Channel channel, String key, ConversationCommand command) {
        var facts = MetaData.from(Map.of(Facts.WORKSPACE, channel.workspaceId().value(), Facts.ACTOR, "channel:" + channel.id(),
            Facts.REQUEST, request(key), Facts.REQUEST_FINGERPRINT, key));
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(TraceContexts.on(facts)));
    }

    /** Whether what came under this key has happened already. */
    boolean isTaken(String key) {
        return queries.query(new FindAcceptedRequest(request(key)), ResponseTypes.optionalInstanceOf(AcceptedRequest.class)).join()
            .isPresent();
    }

    private static String request(String key) {
        return "inbox:" + key;
    }
}
