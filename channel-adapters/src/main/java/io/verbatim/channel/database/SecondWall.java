package io.verbatim.channel.database;

import io.verbatim.shared.workspace.WorkspaceId;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks what is asked on behalf of a workspace in a role that sees this workspace's rows only, so that a forgotten condition shows nothing
 * to strangers. Not where a transaction is open already: there it is the product that asks.
 */
final class SecondWall implements MessageHandlerInterceptor<QueryMessage<?, ?>> {
    private static final String BEHIND =
        "select set_config('verbatim.workspace', ?, true), set_config('role', 'verbatim_reader', true)";
    private static final TransactionDefinition READING = reading();
    private static final ClassValue<Optional<Method>> WORKSPACE = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                .filter(method -> method.getReturnType() == WorkspaceId.class && method.getParameterCount() == 0
                    && method.getName().equals("workspaceId"))
                .findFirst();
        }
    };

    private final PlatformTransactionManager transactions;
    private final JdbcClient jdbc;

    SecondWall(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> work, InterceptorChain chain) throws Exception {
        var query = work.getMessage().getPayload();
        var workspace = WORKSPACE.get(query.getClass());
        if (workspace.isEmpty() || TransactionSynchronizationManager.isActualTransactionActive()) {
            return chain.proceed();
        }
        return behind(String.valueOf(workspace.get().invoke(query)), chain);
    }

    private Object behind(String workspace, InterceptorChain chain) throws Exception {
        var transaction = transactions.getTransaction(READING);
        try {
            jdbc.sql(BEHIND).param(workspace).query((row, no) -> row.getString(1)).single();
            return chain.proceed();
        } finally {
            // Nothing was written, so nothing is given up; and the role ends with it.
            transactions.rollback(transaction);
        }
    }

    private static TransactionDefinition reading() {
        var definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        return definition;
    }
}
