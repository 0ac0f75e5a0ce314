package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.flow.ApiRequest;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.Start;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a draft before it is published. Pure, and linear in the size of the draft. What its components must be is asked of their
 * behaviours; here stands what concerns the flow as a whole.
 */
public final class PublishCheck {
    private final Findings findings = new Findings();
    private final Ways ways = new Ways();
    private final BotDraft draft;
    private final Flow flow;
    private final List<Component> components;

    private PublishCheck(BotDraft draft) {
        this.draft = draft;
        flow = new Flow(draft);
        components = requireNonNullElse(draft.components(), List.<Component>of()).stream().filter(Objects::nonNull)
            .filter(component -> hasText(component.id())).toList();
    }

    /** What is wrong with the draft, and what is odd about it; both in the order of the draft. */
    public static DraftCheck of(BotDraft draft) {
        return new PublishCheck(draft).check();
    }

    private DraftCheck check() {
        var declarations = new DeclarationsCheck(draft, findings);
        declarations.declarations();
        whole();
        var ids = new HashSet<String>();
        for (var component : components) {
            inspect(component, ids);
        }
        unreachable();
        deadEnds();
        declarations.unused(flow);
        return findings.check();
    }

    private void whole() {
        var given = requireNonNullElse(draft.components(), List.<Component>of());
        long starts = given.stream().filter(Start.class::isInstance).count();
        if (given.isEmpty()) {
            findings.error("empty_flow", null, "components", "The flow has no components");
        } else if (starts != 1) {
            findings.error(starts == 0 ? "missing_start" : "several_starts", null, "components",
                "The flow must have exactly one start, and has %d".formatted(starts));
        }
        if (given.size() > components.size()) {
            findings.error("missing_component_id", null, "components", "A component has no id");
        }
    }

    private void inspect(Component component, Set<String> ids) {
        var inspection = new Inspection(component.id(), flow, ways, findings);
        if (!ids.add(component.id())) {
            inspection.error("duplicate_component_id", "id", "is there twice: %s".formatted(component.id()));
        }
        Behaviours.of(component).inspect(component, inspection);
    }

    private void unreachable() {
        var roots = components.stream().filter(PublishCheck::isRoot).map(Component::id).toList();
        var reached = ways.from(roots);
        Stream<Component> lost = components.stream().filter(component -> !reached.contains(component.id()));
        lost.forEach(component -> {
            if (ways.leadTo(component.id())) {
                findings.warning("unreachable", component.id(), null, "No way leads here from the start");
            } else {
                findings.error("unreachable_without_entry", component.id(), null, "Nothing names the component, and it is no entry");
            }
        });
    }

    /** A component is a dead end if no turn that comes there can finish: all it leads to is going round in circles. */
    private void deadEnds() {
        var resting = components.stream().filter(PublishCheck::rests).map(Component::id).toList();
        var alive = ways.to(resting);
        components.stream().map(Component::id).filter(id -> !alive.contains(id)).forEach(id ->
            findings.deadEnd(id, null, "From here the session can neither go on nor end"));
    }

    // What a server commands may lead anywhere.
    private static boolean rests(Component component) {
        return Behaviours.of(component).rests() || component instanceof ApiRequest call && call.response() == ApiRequest.Response.COMMANDS;
    }

    private static boolean isRoot(Component component) {
        return component instanceof Start || Boolean.TRUE.equals(component.entry());
    }

    private static boolean hasText(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
