package io.verbatim.channel.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.channel.script.ScriptResult.Failed;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.FlowProblem;
import io.verbatim.shared.bot.flow.Code;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has scripts parsed where they would run. What was good once is good for ever and not looked at again; a draft with more than can be
 * checked in a few seconds is told so, and is not kept from being published: a script that does not parse fails where it runs.
 */
@Component
final class ParsedScripts implements ScriptCheck {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final long MOST_CHARACTERS = 4_000_000;

    private final Cache<String, Boolean> good =
        Caffeine.newBuilder().maximumWeight(MOST_CHARACTERS).weigher((String source, Boolean yes) -> source.length() + 1).build();
    private final Scripts scripts;

    ParsedScripts(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public DraftCheck added(WorkspaceId owner, BotDraft draft, DraftCheck check) {
        var errors = new ArrayList<>(check.errors());
        var warnings = new ArrayList<>(check.warnings());
        long end = 0;
        for (var code : codes(draft)) {
            if (good.getIfPresent(source(code)) == null) {
                end = end == 0 ? System.nanoTime() + LONGEST.toNanos() : end;
                var flaw = System.nanoTime() > end ? Optional.of(tooLate()) : flaw(owner, code);
                flaw.ifPresent(found -> (isItsOwn(found) ? errors : warnings).add(problem(code, found)));
            }
        }
        return new DraftCheck(List.copyOf(errors), List.copyOf(warnings));
    }

    private Optional<Failed> flaw(WorkspaceId owner, Code code) {
        try {
            var flaw = scripts.flaw(owner.value(), source(code));
            if (flaw.isEmpty()) {
                good.put(source(code), true);
            }
            return flaw;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(tooLate());
        }
    }

    private static List<Code> codes(BotDraft draft) {
        return Objects.requireNonNullElse(draft.components(), List.<io.verbatim.shared.bot.flow.Component>of()).stream()
            .filter(Code.class::isInstance).map(Code.class::cast).filter(code -> !source(code).isBlank()).toList();
    }

    private static String source(Code code) {
        return Objects.requireNonNullElse(code.source(), "");
    }

    private static boolean isItsOwn(Failed flaw) {
        return switch (flaw.kind()) {
            case SYNTAX, TIMEOUT, MEMORY, THREW -> true;
            case LIMIT, UNAVAILABLE -> false;
        };
    }

    private static FlowProblem problem(Code code, Failed flaw) {
        return isItsOwn(flaw) ? new FlowProblem("invalid_script", code.id(), "source", "source is no script: " + flaw.message())
            : new FlowProblem("unchecked_script", code.id(), "source", "source could not be checked: " + flaw.message());
    }

    private static Failed tooLate() {
        return new Failed(ScriptResult.Kind.LIMIT, "The scripts of the draft are too many to be checked at one time", null, List.of());
    }
}
