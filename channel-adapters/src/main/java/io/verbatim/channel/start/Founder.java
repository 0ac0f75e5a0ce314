package io.verbatim.channel.start;

import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Facts;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Gives commands in the product's own name, before there is anybody else. */
@Component
class Founder {

    private final CommandGateway commands;
    private final Desk desk;

    Founder(CommandGateway commands, Desk desk) {
        this.commands = commands;
        this.desk = desk;
    }

    /** Returns when the views have taken in what came of it. */
    void tell(WorkspaceId workspace, Object command) {
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
            .withMetaData(Map.of(Facts.WORKSPACE, workspace.value(), Facts.ACTOR, "system")));
        desk.awaitViews();
    }
}
