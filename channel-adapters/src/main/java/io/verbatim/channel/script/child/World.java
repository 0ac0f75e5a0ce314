package io.verbatim.channel.script.child;

import java.util.HashSet;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** One script's world, and the loop that turns in it until the script's promise is settled. */
final class World implements AutoCloseable {

    private static final int MAX_FETCHES = 10;
    private static final int MAX_LOG_LINES = 100;
    private static final int MAX_LOG_LINE = 1_000;
    private static final int MAX_RESULT = 1024 * 1024;

    private final Context context;
    private final Host host;
    private final Timers timers = new Timers();
    private final Set<String> fetches = new HashSet<>();
    private int fetched;
    private int logged;
    private @Nullable Frame end;

    World(Context context, Host host) {
        this.context = context;
        this.host = host;
    }

    Frame run(Source prelude, Source lodash, Source script, String facts) throws InterruptedException {
        var main = context.eval(script);
        var inside = context.eval(prelude).execute(facts, call(this::fetch), call(this::later), call(this::forget), call(this::log),
            call(this::done), call(this::failed), call(arguments -> context.eval(lodash)));
        inside.getMember("start").execute(main);
        while (end == null) {
            turn(inside);
        }
        return end;
    }

    /** Ends whatever may still be under way in it. */
    @Override
    public void close() {
        try {
            context.close(true);
        } catch (PolyglotException e) {
            // What has ended it, once more; its run has answered already.
            timers.clear();
        }
    }

    private void turn(Value inside) throws InterruptedException {
        if (fetches.isEmpty() && timers.isEmpty()) {
            end = Errors.of("timeout", "The script waits for something that can never come");
            return;
        }
        var answer = host.answer(timers.untilNext());
        if (answer == null) {
            timers.next().ifPresent(id -> inside.getMember("fire").execute(id));
        } else if (fetches.remove(answer.head())) {
            inside.getMember("answer").execute(answer.head(), answer.tail());
        }
    }

    private @Nullable Object fetch(Value... arguments) {
        if (++fetched > MAX_FETCHES) {
            return null;
        }
        var id = String.valueOf(host.fetch(arguments[0].asString()));
        fetches.add(id);
        return id;
    }

    private Object later(Value... arguments) {
        return timers.add(arguments[0].asInt(), arguments[1].asLong());
    }

    private Object forget(Value... arguments) {
        timers.remove(arguments[0].asInt());
        return true;
    }

    private Object log(Value... arguments) {
        if (logged++ < MAX_LOG_LINES) {
            var line = arguments[0].asString();
            host.log(line.substring(0, Math.min(line.length(), MAX_LOG_LINE)));
        }
        return true;
    }

    private Object done(Value... arguments) {
        var result = arguments[0].asString();
        end = result.length() > MAX_RESULT ? Errors.of("limit", "The result of the script is larger than 1 MiB")
            : new Frame(Frame.DONE, result);
        return true;
    }

    private Object failed(Value... arguments) {
        var error = arguments[0];
        try {
            end = error.isException() ? Errors.of(thrown(error)) : Errors.of("threw", text(error));
        } catch (PolyglotException e) {
            end = Errors.of(e);
        }
        return true;
    }

    private static String text(Value thrown) {
        return thrown.isString() ? thrown.asString() : thrown.toString();
    }

    private static PolyglotException thrown(Value error) {
        try {
            return (PolyglotException) error.throwException();
        } catch (PolyglotException e) {
            return e;
        }
    }

    private static ProxyExecutable call(ProxyExecutable function) {
        return function;
    }
}
