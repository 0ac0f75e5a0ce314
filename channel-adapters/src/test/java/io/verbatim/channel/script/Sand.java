package io.verbatim.channel.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressSettings;
import io.verbatim.channel.egress.OwnPorts;
import io.verbatim.channel.script.ScriptResult.Failed;
import io.verbatim.channel.script.ScriptResult.Kind;
import io.verbatim.channel.script.ScriptResult.Ran;
import java.time.Duration;
import java.util.Map;

/** Real processes for scripts, and short words to run them. */
final class Sand implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Egress egress = Egress.of(EgressSettings.allowing("127.0.0.1"), OwnPorts.none());
    final Scripts scripts;

    private Sand(ScriptSettings settings) {
        scripts = new Scripts(egress, settings);
    }

    static Sand box() {
        return new Sand(settings(Duration.ofSeconds(5), 500));
    }

    /** With little time for a script: what never ends need not be waited for long. */
    static Sand impatient() {
        return new Sand(settings(Duration.ofSeconds(2), 500));
    }

    static Sand withRoomFor(int waiting) {
        return new Sand(settings(Duration.ofSeconds(5), waiting));
    }

    ScriptResult run(String source) {
        return run(source, Map.of(), Map.of());
    }

    ScriptResult run(String source, Map<String, Object> args, Map<String, Object> variables) {
        return run(new Script("ws_1", source, args, variables, Map.of("channel", Map.of("kind", "api"))));
    }

    ScriptResult run(Script script) {
        try {
            return scripts.run(script);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Ran ran(String source) {
        return ran(source, Map.of(), Map.of());
    }

    Ran ran(String source, Map<String, Object> args, Map<String, Object> variables) {
        var result = run(source, args, variables);
        assertThat(result).isInstanceOf(Ran.class);
        return (Ran) result;
    }

    Failed failed(Kind kind, String source) {
        var result = run(source);
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.kind()).isEqualTo(kind));
        return (Failed) result;
    }

    @Override
    public void close() {
        scripts.close();
        egress.close();
    }

    private static ScriptSettings settings(Duration wall, int waiting) {
        return new ScriptSettings(3, 96, wall, 20_000_000, waiting, LONG, 5_000, Duration.ofMinutes(1));
    }
}
