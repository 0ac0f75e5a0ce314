package io.verbatim.channel.script;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.script.Places.Place;
import io.verbatim.channel.script.ScriptResult.Failed;
import io.verbatim.channel.script.ScriptResult.Kind;
import io.verbatim.channel.script.child.Frame;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs scripts. Blocking: for virtual threads. */
@Component
public final class Scripts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scripts.class);

    private final Egress egress;
    private final ScriptSettings settings;
    private final Places places;
    private final Children children;

    Scripts(Egress egress, ScriptSettings settings) {
        this.egress = egress;
        this.settings = settings;
        this.places = new Places(settings);
        this.children = new Children(settings);
    }

    /**
     * Runs a script, and answers whatever it does: within the time for scripts once it has a process, for which it waits a bounded time.
     *
     * @throws InterruptedException if this node is being stopped
     */
    public ScriptResult run(Script script) throws InterruptedException {
        var facts = Map.of("args", script.args(), "variables", script.variables(), "internal", script.internal());
        return placed(script.owner(), List.of(new Frame(Frame.SOURCE, script.source()), new Frame(Frame.RUN, ScriptJson.write(facts))));
    }

    /**
     * What there is to object to in a script before it has ever run: a sentence each. It is not run.
     *
     * @throws InterruptedException if this node is being stopped
     */
    public List<String> syntaxErrors(String owner, String source) throws InterruptedException {
        return flaw(owner, source).stream()
            .map(flaw -> flaw.kind() == Kind.SYNTAX ? flaw.message() : "The script could not be checked: " + flaw.message()).toList();
    }

    /** What a check of a script found, or why there was none; empty where there is nothing to object to. */
    Optional<Failed> flaw(String owner, String source) throws InterruptedException {
        return placed(owner, List.of(new Frame(Frame.CHECK, source))) instanceof Failed failed ? Optional.of(failed) : Optional.empty();
    }

    /** Processes that live, at work or not. */
    int processes() {
        return children.living();
    }

    int running() {
        return places.taken();
    }

    @Override
    public void close() {
        children.close();
    }

    private ScriptResult placed(String owner, List<Frame> work) throws InterruptedException {
        var place = places.take(owner);
        return place.isEmpty() ? new Failed(Kind.LIMIT, "Too many scripts run at present", null, List.of()) : inChild(place.get(), work);
    }

    private ScriptResult inChild(Place place, List<Frame> work) throws InterruptedException {
        Child child;
        try {
            child = children.take();
        } catch (IOException e) {
            place.giveBack();
            LOG.warn("{}", e.getMessage(), e);
            return new Failed(Kind.UNAVAILABLE, "No process could be had for the script", null, List.of());
        } catch (InterruptedException e) {
            place.giveBack();
            throw e;
        }
        return exchanged(place, child, work);
    }

    private ScriptResult exchanged(Place place, Child child, List<Frame> work) throws InterruptedException {
        boolean unharmed = false;
        try (var fetches = new Fetches(egress, child, settings.wall())) {
            var exchange = new Exchange(child, work, fetches);
            try {
                var result = children.within(settings.wall(), exchange::run);
                unharmed = child.count(settings.runs());
                return result;
            } catch (TimeoutException e) {
                return exchange.failed(Kind.TIMEOUT, "The script takes longer than %d s".formatted(settings.wall().toSeconds()));
            } catch (ExecutionException e) {
                return lost(child, exchange, e.getCause());
            }
        } finally {
            giveBack(place, child, unharmed);
        }
    }

    private static Failed lost(Child child, Exchange exchange, Throwable reason) throws InterruptedException {
        if (child.isOutOfMemory()) {
            return exchange.failed(Kind.MEMORY, "The script takes more memory than there is for it");
        }
        LOG.warn("A process for scripts was lost: {} {}", child.complaint(), String.valueOf(reason));
        return exchange.failed(Kind.UNAVAILABLE, "The process that ran the script was lost");
    }

    private void giveBack(Place place, Child child, boolean unharmed) {
        if (unharmed) {
            children.keep(child);
            place.giveBack();
        } else {
            children.replace(child, place::giveBack);
        }
    }
}
