package io.verbatim.command.eventstore;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;

/** Tells callers in the words of the kernel that their command lost every race. */
final class RefusingGateway extends DefaultCommandGateway {

    RefusingGateway(Builder builder) {
        super(builder);
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        super.<C, R>send(command, (sent, result) -> callback.onResult(sent, said(result)));
    }

    private static <R> CommandResultMessage<? extends R> said(CommandResultMessage<? extends R> result) {
        return result.isExceptional() && result.exceptionResult() instanceof ConcurrencyException
            ? GenericCommandResultMessage.asCommandResultMessage(new Refused(Code.CONFLICT, "Somebody else changed it at the same time."))
            : result;
    }
}
