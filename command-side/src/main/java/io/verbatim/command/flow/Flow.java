package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotSettings;
import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.Start;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.Concealed;
import io.verbatim.shared.conversation.OptionIds;
import io.verbatim.shared.conversation.OptionWay;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A draft made ready to be run: its components and variables by name. The first of two with one name counts. */
final class Flow {
    static final int MOST_CONTEXT = 100;

    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Set<String> intents = new HashSet<>();
    private final BotSettings settings;
    private final BotDraft.@Nullable Handover handover;

    Flow(BotDraft draft) {
        handover = draft.handover();
        requireNonNullElse(draft.intents(), List.<BotDraft.Intent>of()).stream().filter(each -> each != null && each.name() != null)
            .forEach(each -> intents.add(each.name()));
        settings = requireNonNullElse(draft.settings(), BotSettings.DEFAULTS);
        requireNonNullElse(draft.components(), List.<Component>of()).stream().filter(each -> each != null && each.id() != null)
            .forEach(each -> components.putIfAbsent(each.id(), each));
        requireNonNullElse(draft.variables(), List.<Variable>of()).stream().filter(each -> each != null && each.name() != null)
            .forEach(each -> variables.putIfAbsent(each.name(), each));
    }

    Component start() {
        return components.values().stream().filter(Start.class::isInstance).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("A flow without a start cannot be run"));
    }

    Optional<Component> component(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(components.get(id));
    }

    Iterable<Component> components() {
        return components.values();
    }

    Optional<Variable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Iterable<Variable> variables() {
        return variables.values();
    }

    boolean hasIntent(String name) {
        return intents.contains(name);
    }

    BotDraft.@Nullable Handover handover() {
        return handover;
    }

    /** What views show of a message, where it holds a value that none shows; null where it does not. */
    @Nullable BotMessage visible(BotMessage message, Map<String, Object> values) {
        if (!hasSensitive()) {
            return null;
        }
        var secrets = Concealed.of(values.entrySet().stream().filter(entry -> isSensitive(entry.getKey())).map(Map.Entry::getValue)
            .toList());
        var shown = OptionIds.each(message.with(secrets::in), this::visible);
        return shown.equals(message) ? null : shown;
    }

    // An id says what choosing it sets.
    private String visible(String optionId) {
        var way = OptionWay.read(optionId);
        return way.params().keySet().stream().anyMatch(this::isSensitive) ? way.without(this::isSensitive).id() : optionId;
    }

    /** Whether a value of this variable is shown to nobody. */
    boolean isSensitive(@Nullable String variable) {
        return variable != null && variables.containsKey(variable) && Boolean.TRUE.equals(variables.get(variable).sensitive());
    }

    /** Whether any variable's values are shown to nobody. */
    boolean hasSensitive() {
        return variables.values().stream().anyMatch(variable -> Boolean.TRUE.equals(variable.sensitive()));
    }

    /** Whether a text anywhere in the component names a variable whose values are shown to nobody. */
    boolean refersToSensitive(Component component) {
        return hasSensitive() && Template.pieces(Values.json(component)).stream().map(Template.Piece::reference)
            .anyMatch(reference -> reference != null && isSensitive(reference.name()));
    }

    String errorMessage() {
        return requireNonNullElse(settings.errorMessage(), requireNonNullElse(BotSettings.DEFAULTS.errorMessage(), ""));
    }

    int contextWindow() {
        return Math.clamp(requireNonNullElse(settings.contextWindow(), 10), 1, MOST_CONTEXT);
    }
}
