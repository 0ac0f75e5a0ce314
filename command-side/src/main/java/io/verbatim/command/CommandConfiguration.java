package io.verbatim.command;

import io.verbatim.shared.backend.BackendCommand;
import io.verbatim.shared.backend.CreateBotFrom;
import io.verbatim.shared.bot.BotCommand;
import io.verbatim.shared.channel.ChannelCommand;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.workspace.WorkspaceCommand;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all aggregates have in common. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    /** Every command says whom it is for, so that the kernel needs no annotation of the framework. */
    @Bean
    CommandTargetResolver kernelTargets() {
        return command -> new VersionedAggregateIdentifier(switch (command.getPayload()) {
            case ConversationCommand to -> to.conversationId();
            case BotCommand to -> to.botId();
            case CreateBotFrom to -> to.botId();
            case BackendCommand to -> to.backendId();
            case ChannelCommand to -> to.channelId();
            case WorkspaceCommand to -> to.workspaceId();
            default -> throw new IllegalArgumentException("No aggregate takes a %s".formatted(command.getPayloadType().getName()));
        }, null);
    }

    @Bean
    SmartInitializingSingleton missingAggregatesAreRefused(CommandBus commands) {
        return () -> commands.registerHandlerInterceptor(new MissingAggregates());
    }
}
