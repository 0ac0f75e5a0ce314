package io.verbatim.channel.script;

import io.verbatim.channel.effect.EffectPerformer;
import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.script.ScriptResult.Failed;
import io.verbatim.channel.script.ScriptResult.Ran;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect.RunScript;
import io.verbatim.shared.effect.Outcome;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Runs the scripts that flows ask for. */
@Component
final class ScriptPerformer implements EffectPerformer<RunScript> {

    private final Scripts scripts;

    ScriptPerformer(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public Class<RunScript> kind() {
        return RunScript.class;
    }

    @Override
    public Performed perform(RunScript effect, EffectRequested request) {
        var owner = request.pin().workspaceId().value();
        try {
            return switch (scripts.run(new Script(owner, effect.source(), effect.args(), effect.variables(), effect.internal()))) {
                case Ran ran -> new Performed.Done(
                    new Outcome.Ran(ran.label(), ran.changed(), ran.removed(), ran.messages(), ran.next(), ran.logs()));
                case Failed failed -> new Performed.Failed("script_" + failed.kind().name().toLowerCase(Locale.ROOT), detail(failed));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Performed.Abandoned();
        }
    }

    // What a script throws may hold what users said: operators learn where it happened.
    private static String detail(Failed failed) {
        return switch (failed.kind()) {
            case THREW -> "The script threw an error" + where(failed);
            case SYNTAX -> "The script is no JavaScript" + where(failed);
            case TIMEOUT, MEMORY, LIMIT, UNAVAILABLE -> failed.message();
        };
    }

    private static String where(Failed failed) {
        return failed.line() == null ? "" : " in line " + failed.line();
    }
}
