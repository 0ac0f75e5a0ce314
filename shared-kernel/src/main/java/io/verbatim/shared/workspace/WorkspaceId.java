package io.verbatim.shared.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;

/** Names a tenant. */
public record WorkspaceId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "ws";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkspaceId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** The workspace that is there from the first start; its owners make others. */
    public static WorkspaceId first() {
        return new WorkspaceId(Ids.derived(PREFIX, "default"));
    }

    /** A new id of the present moment. */
    public static WorkspaceId next() {
        return new WorkspaceId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
