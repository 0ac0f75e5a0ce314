package io.verbatim.channel.export;

import io.verbatim.channel.web.Desk;
import io.verbatim.shared.conversation.EventView;
import io.verbatim.shared.export.EventFilter;
import io.verbatim.shared.export.EventPart;
import io.verbatim.shared.export.ExportQuery.ReadEvents;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Iterator;
import java.util.List;

/** The events of a workspace, part by part; the first part is always there. */
final class EventParts implements Iterator<List<EventView>> {
    private final Desk desk;
    private final WorkspaceId workspace;
    private final EventFilter filter;
    private long position;

    EventParts(Desk desk, WorkspaceId workspace, EventFilter filter, long after) {
        this.desk = desk;
        this.workspace = workspace;
        this.filter = filter;
        this.position = after;
    }

    @Override
    public boolean hasNext() {
        return position < filter.end();
    }

    @Override
    public List<EventView> next() {
        if (!hasNext()) {
            return List.of();
        }
        var part = desk.get(new ReadEvents(workspace, filter, position), EventPart.class);
        position = part.end();
        return part.events();
    }
}
