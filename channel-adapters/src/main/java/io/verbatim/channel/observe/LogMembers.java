package io.verbatim.channel.observe;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Adds the node's name to each line of the JSON log. */
public final class LogMembers implements StructuredLoggingJsonMembersCustomizer<Object> {
    // Static, for the log begins before there is a node, and its writers are made by the log.
    private static final AtomicReference<String> NODE = new AtomicReference<>("");

    static void name(String node) {
        NODE.set(node);
    }

    @Override
    public void customize(Members<Object> members) {
        members.add("node", NODE::get).whenHasLength();
    }
}
