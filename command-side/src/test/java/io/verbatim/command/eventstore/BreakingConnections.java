package io.verbatim.command.eventstore;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/** A way to the database that breaks when told: before a statement arrives, or after it was carried out but before the answer is back. */
final class BreakingConnections {

    /** When the connection breaks. */
    enum Break { NEVER, BEFORE_NEXT_WRITE, AFTER_NEXT_WRITE, AWAY_AFTER_NEXT_WRITE, AWAY }

    private volatile Break next = Break.NEVER;

    void set(Break when) {
        next = when;
    }

    DataSource around(DataSource real) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (next == Break.AWAY) {
                throw new SQLTransientConnectionException("nobody there", "08001");
            }
            Object result = call(real, method, arguments);
            return result instanceof Connection connection ? around(connection) : result;
        });
    }

    private Connection around(Connection real) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof PreparedStatement statement ? around(statement) : result;
        });
    }

    private PreparedStatement around(PreparedStatement real) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            boolean write = method.getName().equals("executeUpdate");
            if (next == Break.AWAY || write && takes(Break.BEFORE_NEXT_WRITE)) {
                throw new SQLException("broken before", "08006");
            }
            Object result = call(real, method, arguments);
            if (write && takes(Break.AFTER_NEXT_WRITE)) {
                throw new SQLException("broken after", "08006");
            }
            if (write && takes(Break.AWAY_AFTER_NEXT_WRITE)) {
                next = Break.AWAY;
                throw new SQLException("broken after, and gone", "08006");
            }
            return result;
        });
    }

    private boolean takes(Break when) {
        boolean now = next == when;
        if (now) {
            next = Break.NEVER;
        }
        return now;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
