package io.verbatim.command.eventstore.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.jspecify.annotations.Nullable;

/** A row of the deadline table. */
record DueDeadline(String id, String name, ScopeDescriptor scope, @Nullable String payloadType, @Nullable String payloadRevision,
                   @Nullable String payload, String metadata, int attempts) {

    private static final String SAGA = "saga";
    private static final String AGGREGATE = "aggregate";

    static DueDeadline of(ResultSet row) throws SQLException {
        return new DueDeadline(row.getString("id"), row.getString("name"),
            scope(row.getString("scope_kind"), row.getString("scope_type"), row.getString("scope_id")), row.getString("payload_type"),
            row.getString("payload_revision"), row.getString("payload"), row.getString("metadata"), row.getInt("attempts"));
    }

    String scopeKind() {
        return scope instanceof SagaScopeDescriptor ? SAGA : AGGREGATE;
    }

    String scopeType() {
        return switch (scope) {
            case SagaScopeDescriptor saga -> saga.getType();
            case AggregateScopeDescriptor aggregate -> aggregate.getType();
            default -> throw unknown(scope.scopeDescription());
        };
    }

    String scopeId() {
        return idOf(scope);
    }

    static String idOf(ScopeDescriptor scope) {
        return switch (scope) {
            case SagaScopeDescriptor saga -> String.valueOf(saga.getIdentifier());
            case AggregateScopeDescriptor aggregate -> String.valueOf(aggregate.getIdentifier());
            default -> throw unknown(scope.scopeDescription());
        };
    }

    private static ScopeDescriptor scope(String kind, String type, String id) {
        return switch (kind) {
            case SAGA -> new SagaScopeDescriptor(type, id);
            case AGGREGATE -> new AggregateScopeDescriptor(type, (Object) id);
            default -> throw unknown(kind);
        };
    }

    private static IllegalArgumentException unknown(String scope) {
        return new IllegalArgumentException("Only sagas and aggregates have deadlines: %s".formatted(scope));
    }
}
