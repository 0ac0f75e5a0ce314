package io.verbatim.command.flow;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AnswerRejected;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.BotResumed;
import io.verbatim.shared.conversation.ConversationEvent.ComponentEntered;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import io.verbatim.shared.conversation.ConversationEvent.ComponentResumed;
import io.verbatim.shared.conversation.ConversationEvent.FlowMoved;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationEvent.SessionDataSet;
import io.verbatim.shared.conversation.ConversationEvent.VariablesChanged;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Outgoing.Intent;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.UserInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a session is in its flow and what it knows. Immutable, fit for a snapshot, and changed by facts only: fold every event of the
 * session over it, in order.
 *
 * @param session   what never changes while the session lasts
 * @param variables the values that variables have now
 * @param place     the component that the flow has come to
 * @param context   the last messages of both sides, as a backend gets them
 * @param last      what the user gave last; null before, and in a snapshot that is older than this component
 */
public record FlowState(Session session, Map<String, Object> variables, Place place, List<Prompt.Said> context, @Nullable UserInput last) {
    public FlowState {
        // Not Map.copyOf: the order in which values came is the order in which people see them.
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        context = List.copyOf(context);
    }

    /**
     * What never changes while the session lasts.
     *
     * @param window how many messages a backend gets
     * @param exits  per AI component the options that lead out of it
     */
    public record Session(String sessionId, EndUser user, String channelKind, int window, Map<String, List<Choice>> exits) { }

    /** The state in which a session starts; {@code given} are the values that were checked by {@link Given}. */
    public static FlowState start(BotDraft flow, Map<String, Object> given, String sessionId, EndUser user, String channelKind) {
        var compiled = new Flow(flow);
        var variables = new LinkedHashMap<String, Object>();
        for (var variable : compiled.variables()) {
            if (variable.initial() != null) {
                variables.put(variable.name(), variable.initial());
            }
        }
        variables.putAll(given);
        var session = new Session(sessionId, user, channelKind, compiled.contextWindow(), Replying.exitsOf(compiled));
        return new FlowState(session, variables, Place.NOWHERE, List.of(), null);
    }

    /** The turn of this input begins: it is part of the context, and waits for a component that takes it. */
    public FlowState heard(UserInput input) {
        var choice = input.optionId() == null ? choice(input) : offered(input);
        String text = choice == null ? input.text() == null ? "" : input.text() : choice.text();
        var said = new Prompt.Said("user", text, input.attachments());
        return new FlowState(session, variables, place.heard(choice != null), Context.with(context, said, session.window()), input);
    }

    /** The state after this event; the same one after an event that has no meaning for the flow. */
    public FlowState on(ConversationEvent event) {
        return switch (event) {
            case ComponentEntered e -> changed(e.changed(), e.removedKeys()).at(place.entered(e.componentId()));
            case VariablesChanged e -> changed(e.changed(), e.removedKeys()).at(place.taken(e.componentId()));
            case ComponentResumed e -> changed(e.changed(), e.removedKeys());
            case SessionDataSet e -> changed(e.changed(), e.removedKeys());
            case FlowMoved e -> at(place.moved(e.componentId()));
            case AnswerRejected e -> at(place.rejected(e.attempt()));
            case ComponentFailed e -> at(place.failed(e.componentId()));
            case BotResumed e -> at(place.resumed());
            case ReplyRequested e -> at(place.asked());
            case BotMessageSaid e -> said(e);
            default -> this;
        };
    }

    /** The component that the flow has come to; null before the first. */
    public @Nullable String at() {
        return place.at();
    }

    /** The intent that was recognised last; null for none. */
    public @Nullable Intent intent() {
        return variables.get(Scope.NLP) instanceof Map<?, ?> nlp && nlp.get("intent") instanceof Map<?, ?> intent
            && intent.get("name") instanceof String name && intent.get("score") instanceof Number score
            ? new Intent(name, score.doubleValue()) : null;
    }

    /** Whether the component that waits, or the last carousel, offers this option. */
    public boolean offers(String optionId) {
        return offered(UserInput.ofOption(optionId)) != null;
    }

    /** How this option is labelled; null if it is not on offer. */
    public @Nullable String labelOf(String optionId) {
        var choice = offered(UserInput.ofOption(optionId));
        return choice == null ? null : choice.text();
    }

    /** The option in this place of the last message, from 1, unless an option is labelled with what was typed; null for none. */
    public @Nullable Choice choice(int number, String typed) {
        var shown = place.offered();
        boolean isLabel = offered(UserInput.ofText(typed)) != null;
        return isLabel || number < 1 || number > shown.size() ? null : shown.get(number - 1);
    }

    /** The option of the waiting component that the user means, by its id or by saying its label; null for none. */
    @Nullable Choice choice(UserInput input) {
        return choices().stream().filter(choice -> means(input, choice)).findFirst().orElse(null);
    }

    static boolean means(UserInput input, Choice choice) {
        return input.optionId() == null
            ? input.text() != null && input.text().strip().equalsIgnoreCase(choice.text().strip())
            : input.optionId().equals(choice.id());
    }

    private @Nullable Choice offered(UserInput input) {
        var choice = choice(input);
        return choice == null ? place.cards().choice(input) : choice;
    }

    private List<Choice> choices() {
        var exits = session.exits().getOrDefault(place.at() == null ? "" : place.at(), List.of());
        return place.offered().isEmpty() ? exits : Context.joined(exits, place.offered());
    }

    private FlowState said(BotMessageSaid event) {
        var said = new Prompt.Said("assistant", event.message().asText(), List.of());
        var now = event.by() == null ? place.said(event.componentId(), event.message()) : place.saidByOperator(event.message());
        return new FlowState(session, variables, now, Context.with(context, said, session.window()), last);
    }

    private FlowState at(Place other) {
        return new FlowState(session, variables, other, context, last);
    }

    private FlowState changed(Map<String, Object> changed, List<String> removedKeys) {
        if (changed.isEmpty() && removedKeys.isEmpty()) {
            return this;
        }
        var now = new LinkedHashMap<>(variables);
        removedKeys.forEach(now::remove);
        now.putAll(changed);
        return new FlowState(session, now, place, context, last);
    }
}
