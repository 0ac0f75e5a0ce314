package io.verbatim.command;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.conversation.ConversationCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;

/** Who asks something of what was never there is refused, like who asks something of what is gone. */
class MissingAggregates implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (AggregateNotFoundException e) {
            throw work.getMessage().getPayload() instanceof ConversationCommand
                ? new Refused(Code.SESSION_NOT_FOUND, "There is no active session with this id.")
                : Owned.nothing();
        }
    }
}
