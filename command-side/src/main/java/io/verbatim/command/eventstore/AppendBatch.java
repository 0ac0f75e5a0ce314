package io.verbatim.command.eventstore;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work that events open and close; written together with them. */
public final class AppendBatch {

    private final Map<String, Work> opened = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private @Nullable String workspaceId;

    /** Work that waits for somebody. */
    record Work(String id, String kind, String aggregateId, @Nullable String workspaceId) { }

    /**
     * Notes that there is work to be done, for this node first; it is there until closed.
     *
     * @param kind        tells those who take over what kind of work it is
     * @param aggregateId whose work it is
     */
    public void open(String workId, String kind, String aggregateId) {
        opened.put(workId, new Work(workId, kind, aggregateId, workspaceId));
    }

    /** Notes that work is done; nothing happens if there is none of that id. */
    public void close(String workId) {
        if (opened.remove(workId) == null) {
            closed.add(workId);
        }
    }

    /** The workspace of the event that is looked at now. */
    void enter(@Nullable String workspace) {
        workspaceId = workspace;
    }

    void addAll(AppendBatch other) {
        opened.putAll(other.opened);
        other.closed.forEach(this::close);
    }

    boolean isEmpty() {
        return opened.isEmpty() && closed.isEmpty();
    }

    Map<String, Work> opened() {
        return opened;
    }

    Set<String> closed() {
        return closed;
    }
}
