package io.verbatim.channel.retention;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.verbatim.shared.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A conversation that is to be forgotten.
 *
 * @param position up to which of the events
 */
record Forgotten(String id, WorkspaceId workspace, long position) {

    static Forgotten of(ResultSet row, int no) throws SQLException {
        return new Forgotten(row.getString("conversation_id"), new WorkspaceId(row.getString("workspace_id")), row.getLong("position"));
    }

    static Map<WorkspaceId, List<String>> byWorkspace(List<Forgotten> some) {
        return some.stream().collect(groupingBy(Forgotten::workspace, mapping(Forgotten::id, toList())));
    }

    static String[] ids(List<Forgotten> some) {
        return some.stream().map(Forgotten::id).toArray(String[]::new);
    }

    static String[] workspaces(List<Forgotten> some) {
        return some.stream().map(one -> one.workspace().value()).toArray(String[]::new);
    }

    static String[] positions(List<Forgotten> some) {
        return some.stream().map(one -> Long.toString(one.position())).toArray(String[]::new);
    }
}
