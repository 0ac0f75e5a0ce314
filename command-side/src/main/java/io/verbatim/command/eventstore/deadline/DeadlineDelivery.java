package io.verbatim.command.eventstore.deadline;

import java.util.List;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/** Hands a deadline to the saga or aggregate that set it. */
final class DeadlineDelivery {

    private final ScopeAwareProvider scopes;

    DeadlineDelivery(ScopeAwareProvider scopes) {
        this.scopes = scopes;
    }

    /** In a unit of work of its own, which has ended when this returns; {@code inside} runs before it commits. */
    void deliver(DeadlineMessage<?> message, ScopeDescriptor scope,
                 List<MessageHandlerInterceptor<? super DeadlineMessage<?>>> interceptors, Runnable inside) throws Exception {
        var unitOfWork = DefaultUnitOfWork.<DeadlineMessage<?>>startAndGet(message);
        unitOfWork.onPrepareCommit(unit -> inside.run());
        ResultMessage<?> result = unitOfWork.executeWithResult(
            () -> new DefaultInterceptorChain<>(unitOfWork, interceptors, each -> send(each, scope)).proceed(),
            RollbackConfigurationType.ANY_THROWABLE);
        if (result.isExceptional()) {
            throw new DeliveryFailed(message.getDeadlineName(), result.exceptionResult());
        }
    }

    private Void send(DeadlineMessage<?> message, ScopeDescriptor scope) throws Exception {
        for (ScopeAware target : scopes.provideScopeAwareStream(scope).filter(each -> each.canResolve(scope)).toList()) {
            target.send(message, scope);
        }
        return null;
    }

    /** Whoever set the deadline could not take it. */
    static final class DeliveryFailed extends Exception {

        private static final long serialVersionUID = 1L;

        DeliveryFailed(String name, Throwable cause) {
            super("The deadline %s was not taken: %s".formatted(name, cause), cause);
        }
    }
}
