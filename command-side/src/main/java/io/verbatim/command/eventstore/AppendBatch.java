package io.verbatim.command.eventstore;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What events bring with them into the transaction that appends them: work that they open and close, the request that they answer. */
public final class AppendBatch {

    private final Map<String, Work> opened = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private @Nullable String workspaceId;
    private @Nullable Claim claim;

    /** A request that is accepted by these events and by no others. */
    record Claim(String key, String fingerprint, String aggregateId, String turnId) { }

    /** Work that waits for this node; or, from {@code dueInMs} on, for whoever is first. */
    record Work(String id, String kind, String aggregateId, @Nullable String workspaceId, @Nullable String lane, @Nullable Long dueInMs) { }

    /**
     * Notes that there is work to be done, for this node first; it is there until closed.
     *
     * @param kind        tells those who take over what kind of work it is
     * @param aggregateId whose work it is
     */
    public void open(String workId, String kind, String aggregateId) {
        opened.put(workId, new Work(workId, kind, aggregateId, workspaceId, null, null));
    }

    /** The same; the lane names what work of the kind there may be too much of for a node. */
    public void open(String workId, String kind, String aggregateId, String lane) {
        opened.put(workId, new Work(workId, kind, aggregateId, workspaceId, lane, null));
    }

    /** Notes that work, there already or not, is nobody's for now, and anybody's after that time. */
    public void postpone(String workId, String kind, String aggregateId, String lane, Duration pause) {
        opened.put(workId, new Work(workId, kind, aggregateId, workspaceId, lane, pause.toMillis()));
    }

    /** Notes that work is done; nothing happens if there is none of that id. */
    public void close(String workId) {
        if (opened.remove(workId) == null) {
            closed.add(workId);
        }
    }

    /**
     * Says that these events accept a request. If others have accepted one of the same key, in this group or ever before, none of these
     * events is stored, and the command is refused with CONFLICT.
     *
     * @param turnId the turn in which the request is carried out
     */
    public void claim(String key, String fingerprint, String aggregateId, String turnId) {
        claim = new Claim(key, fingerprint, aggregateId, turnId);
    }

    /** The workspace of the event that is looked at now. */
    void enter(@Nullable String workspace) {
        workspaceId = workspace;
    }

    @Nullable Claim claim() {
        return claim;
    }

    Map<String, Work> opened() {
        return opened;
    }

    Set<String> closed() {
        return closed;
    }
}
