package io.verbatim.channel.script.child;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** Where a process that runs scripts begins: one script after the other, each in a fresh world, until its input ends. */
public final class ScriptChild {

    private final Parent parent;
    private final Sandbox sandbox;

    private ScriptChild(Parent parent, Sandbox sandbox) {
        this.parent = parent;
        this.sandbox = sandbox;
    }

    /** Takes the number of statements that a run may execute. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setOut(System.err);
        var in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        var child = new ScriptChild(new Parent(in, out), new Sandbox(Long.parseLong(arguments[0])));
        child.warmUp();
        child.serve();
    }

    // What the first script would have to wait for: classes, the parsed prelude, interpreted code that becomes compiled code.
    private void warmUp() {
        for (int round = 0; round < 3; round++) {
            sandbox.run("return _.size([console])", "{\"args\":{},\"variables\":{},\"internal\":{}}", new Parent.Nobody());
        }
    }

    private void serve() throws IOException, InterruptedException {
        parent.send(new Frame(Frame.READY, ""));
        while (true) {
            var frame = parent.next();
            switch (frame.kind()) {
                case Frame.SOURCE -> parent.send(sandbox.run(frame.text(), parent.next(Frame.RUN), parent));
                case Frame.CHECK -> parent.send(sandbox.check(frame.text()));
                default -> { }
            }
        }
    }
}
