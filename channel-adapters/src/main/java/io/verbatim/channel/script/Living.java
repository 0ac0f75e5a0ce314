package io.verbatim.channel.script;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All processes that run, so that none outlives the server's good end. A bad end they notice by themselves. */
final class Living implements AutoCloseable {

    private final Set<Child> children = ConcurrentHashMap.newKeySet();
    private boolean closed;

    synchronized Child begin(Birth birth) throws IOException {
        if (closed) {
            throw new IOException("This node stops");
        }
        var child = birth.start();
        children.add(child);
        return child;
    }

    void end(Child child) {
        child.kill();
        children.remove(child);
    }

    int size() {
        return children.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        children.forEach(Child::kill);
        children.clear();
    }

    /** Starts a process. */
    interface Birth {

        Child start() throws IOException;
    }
}
