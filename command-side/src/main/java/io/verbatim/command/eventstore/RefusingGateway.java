package io.verbatim.command.eventstore;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;

/** Lets commands in through the gate, and tells callers in the words of the kernel that theirs lost every race. */
final class RefusingGateway extends DefaultCommandGateway {

    private final CommandGate gate;

    RefusingGateway(Builder builder, CommandGate gate) {
        super(builder);
        this.gate = gate;
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        var leave = gate.enter();
        try {
            super.<C, R>send(command, (sent, result) -> {
                leave.run();
                callback.onResult(sent, said(result));
            });
        } catch (RuntimeException e) {
            leave.run();
            throw e;
        }
    }

    private static <R> CommandResultMessage<? extends R> said(CommandResultMessage<? extends R> result) {
        return result.isExceptional() && result.exceptionResult() instanceof ConcurrencyException
            ? GenericCommandResultMessage.asCommandResultMessage(new Refused(Code.CONFLICT, "Somebody else changed it at the same time."))
            : result;
    }
}
