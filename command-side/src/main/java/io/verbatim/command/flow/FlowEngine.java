package io.verbatim.command.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.conversation.Actions;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.SessionData;
import io.verbatim.shared.conversation.UserInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs flows. A pure function of what it is given: the same flow, state, input and draws lead to the same events, so that a conversation
 * can be run again. A turn runs at most {@value #MOST_STEPS} components; then the one that would be next fails with {@code flow_loop}.
 */
public final class FlowEngine {
    /** How many components a turn may run. */
    public static final int MOST_STEPS = 100;

    // By identity: versions are immutable and come from a cache, and comparing drafts would cost more than indexing one.
    private final Cache<BotDraft, Flow> flows = Caffeine.newBuilder().weakKeys().maximumSize(1_000).build();

    /** A session was just started. */
    public Run begin(BotDraft flow, FlowState state, TurnContext turn) {
        var visit = visit(flow, state, turn);
        var start = visit.flow().start();
        return walk(start, new Step.GoTo(start.id()), visit);
    }

    /** The component that waits gets the user's input, of which the state has {@linkplain FlowState#heard heard}. */
    public Run take(BotDraft flow, FlowState state, UserInput input, TurnContext turn) {
        var visit = visit(flow, state, turn);
        var component = visit.here();
        var behaviour = Behaviours.of(component);
        var button = behaviour.expects(component, input, visit) ? null : state.place().cards().choice(input);
        return walk(component, button == null ? behaviour.take(component, input, visit) : pressed(button.id(), visit), visit);
    }

    /** The AI component at {@code state.at()} got its reply. */
    public Run replied(BotDraft flow, FlowState state, Reply reply, TurnContext turn) {
        var visit = visit(flow, state, turn);
        var component = visit.here();
        return walk(component, Behaviours.of(component).replied(component, reply, visit), visit);
    }

    /** It got none: the user gets the error message, and the flow goes the component's error way or waits at it. */
    public Run unanswered(BotDraft flow, FlowState state, Failure last, TurnContext turn) {
        var visit = visit(flow, state, turn);
        var component = visit.here();
        return walk(component, Behaviours.of(component).unanswered(component, last, visit), visit);
    }

    /** An operator sent the flow to this component, of which the state {@linkplain FlowState#on knows}. */
    public Run moved(BotDraft flow, FlowState state, TurnContext turn) {
        var visit = visit(flow, state, turn);
        var component = visit.here();
        return walk(component, new Step.GoTo(component.id()), visit);
    }

    /** Whether the flow has this component. */
    public boolean has(BotDraft flow, String componentId) {
        return flows.get(flow, Flow::new).component(componentId).isPresent();
    }

    /** What an operator's data would make of the variables. Refused with INVALID if they do not fit. */
    public OperatorData data(BotDraft flow, FlowState state, Actions.Data data, TurnContext turn) {
        return OperatorData.of(data, visit(flow, state, turn));
    }

    /** What a client's values would make of the variables. Refused as {@link Given#of} refuses them. */
    public OperatorData given(BotDraft flow, Map<String, Object> variables) {
        return OperatorData.given(flows.get(flow, Flow::new), Given.of(flow, variables, null));
    }

    /** What it takes to have the variables as a session starts with them. */
    public OperatorData cleared(BotDraft flow, FlowState state) {
        return OperatorData.cleared(flows.get(flow, Flow::new), state);
    }

    /** What a session knows, but for what is shown to nobody. */
    public Map<String, Object> shown(BotDraft flow, FlowState state) {
        var compiled = flows.get(flow, Flow::new);
        var shown = new LinkedHashMap<>(state.variables());
        shown.keySet().removeIf(Scope::reserved);
        shown.replaceAll((name, value) -> compiled.isSensitive(name) ? SessionData.HIDDEN : value);
        return shown;
    }

    /** What views show of a message that somebody says in the bot's place; null where that is all of it. */
    public @Nullable BotMessage shown(BotDraft flow, FlowState state, BotMessage message) {
        return flows.get(flow, Flow::new).visible(message, state.variables());
    }

    /** The effect that the component at {@code state.at()} asked for has ended, well or not. */
    public Run resumed(BotDraft flow, FlowState state, EffectResult result, TurnContext turn) {
        var visit = visit(flow, state, turn);
        var component = visit.here();
        return walk(component, Behaviours.of(component).resumed(component, result, visit), visit);
    }

    /** Its reply broke off, and what had come of it was said: the flow goes the component's error way or waits at it. */
    public Run brokenOff(BotDraft flow, FlowState state, Failure last, TurnContext turn) {
        var visit = visit(flow, state, turn);
        var component = visit.here();
        return walk(component, Behaviours.of(component).brokenOff(component, last, visit), visit);
    }

    /** What a backend is asked: the system prompt, where there is one, with the variables put in, and what was said last. */
    public static List<Prompt.Said> asked(BotDraft flow, FlowState state) {
        var template = flow.settings() == null ? null : flow.settings().systemPrompt();
        if (template == null || template.isBlank()) {
            return state.context();
        }
        var system = new Prompt.Said("system", Template.text(template, new Scope(state, state.at())), List.of());
        return Stream.concat(Stream.of(system), state.context().stream()).toList();
    }

    /** The user pressed a button of a carousel that the flow has left behind. */
    private static Step pressed(String buttonId, Visit visit) {
        if (visit.state().place().cards().areOfOperator()) {
            return Commands.answered(visit.here(), buttonId, visit);
        }
        var shown = visit.flow().component(visit.state().place().cards().componentId()).orElseThrow();
        return Behaviours.of(shown).pressed(shown, buttonId, visit);
    }

    private Visit visit(BotDraft flow, FlowState state, TurnContext turn) {
        return new Visit(flows.get(flow, Flow::new), state, turn);
    }

    private static Run walk(Component from, Step first, Visit visit) {
        var here = from;
        var step = settle(here, first, visit);
        while (step instanceof Step.GoTo way) {
            here = visit.flow().component(way.componentId()).orElseThrow();
            step = settle(here, enter(here, visit), visit);
        }
        return visit.run(next(here, step));
    }

    private static Step enter(Component component, Visit visit) {
        if (visit.state().place().steps() >= MOST_STEPS) {
            return new Step.Fail("flow_loop", null);
        }
        var behaviour = Behaviours.of(component);
        var delta = behaviour.change(component, visit);
        visit.entered(component, delta);
        boolean fits = delta.unfit().isEmpty() || component.error() == null;
        return fits ? behaviour.enter(component, visit) : new Step.GoTo(component.error());
    }

    /** Turns a failure into a way that can be gone, or into waiting. */
    private static Step settle(Component component, Step step, Visit visit) {
        return switch (step) {
            case Step.GoTo way when visit.flow().component(way.componentId()).isEmpty() ->
                settle(component, new Step.Fail("missing_component", component.error()), visit);
            case Step.Fail failure when visit.flow().component(failure.error()).isEmpty() -> fail(component, failure.reason(), visit);
            case Step.Fail failure -> {
                visit.failed(component, failure.reason());
                yield new Step.GoTo(failure.error());
            }
            default -> step;
        };
    }

    private static Step fail(Component component, String reason, Visit visit) {
        visit.failed(component, reason);
        visit.apologise(component);
        return new Step.Stay();
    }

    private static Next next(Component here, Step step) {
        return switch (step) {
            case Step.AskBackend ask -> new Next.AskForReply(here.id());
            case Step.Ask ask -> new Next.Perform(here.id(), ask.effect(), ask.sensitive());
            case Step.Finish finish -> new Next.End(here.id());
            default -> new Next.Wait(here.id());
        };
    }
}
