package io.verbatim.channel.script.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;

/** Makes a world for each script, with nothing in it but the language and what the prelude adds. */
final class Sandbox {

    private static final String LANGUAGE = "js";
    private static final Source PRELUDE = Source.create(LANGUAGE, resource("prelude.js"));
    private static final Source LODASH = Source.create(LANGUAGE, resource("/META-INF/resources/webjars/lodash/4.17.23/lodash.min.js"));

    private static final Map<String, String> MANNERS = Map.of("js.strict", "true", "js.load", "false", "js.print", "false",
        "js.console", "false");

    private final Engine engine = Engine.newBuilder(LANGUAGE).sandbox(SandboxPolicy.CONSTRAINED)
        .out(OutputStream.nullOutputStream()).err(OutputStream.nullOutputStream()).build();
    private final ResourceLimits limits;
    private final Map<String, Source> scripts = new Recent();

    Sandbox(long statements) {
        this.limits = ResourceLimits.newBuilder().statementLimit(statements, null).build();
    }

    /** Runs a script to its end; answers what it came to, or its error. */
    Frame run(String script, String facts, Host host) {
        try (var world = new World(context(), host)) {
            return world.run(PRELUDE, LODASH, source(script), facts);
        } catch (PolyglotException e) {
            return Errors.of(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Parses a script; an empty {@link Frame#DONE} says that there is nothing to object to. */
    Frame check(String script) {
        try (var context = context()) {
            context.parse(source(script));
            return new Frame(Frame.DONE, "");
        } catch (PolyglotException e) {
            // Nothing was executed: it was the stack that had an end.
            return e.isResourceExhausted() ? Errors.of("syntax", "The script lies too deep to be read") : Errors.of(e);
        }
    }

    private Context context() {
        return Context.newBuilder(LANGUAGE).engine(engine).sandbox(SandboxPolicy.CONSTRAINED).resourceLimits(limits)
            .out(OutputStream.nullOutputStream()).err(OutputStream.nullOutputStream())
            .options(MANNERS).build();
    }

    // On the script's own first line, so that the lines of its errors are its own.
    private Source source(String script) {
        return scripts.computeIfAbsent(script, text -> Source.create(LANGUAGE, "(async () => {" + text + "\n})"));
    }

    private static String resource(String name) {
        try (InputStream in = Sandbox.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine keeps what it has parsed for as long as the source is kept. */
    private static final class Recent extends LinkedHashMap<String, Source> {

        private static final long serialVersionUID = 1;
        private static final int MOST = 50;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Source> eldest) {
            return size() > MOST;
        }
    }
}
