package io.verbatim.shared.bot;

import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.Confidential;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow and its settings while they are worked on, and, frozen, in a version.
 *
 * @param layout where a builder draws the components; means nothing to the engine
 */
public record BotDraft(@Nullable List<Variable> variables, @Nullable List<Intent> intents, @Nullable List<Entity> entities,
                       @Nullable Handover handover, @Nullable BotSettings settings, @Nullable List<Component> components,
                       @Nullable Map<String, Object> layout) {

    /** Text with meaning: what people say for it. */
    public record Intent(@Nullable String name, @Nullable List<String> expressions) { }

    /** Something to find in a text. */
    public record Entity(@Nullable String name, @Nullable String type, @Nullable List<String> values, @Nullable String pattern) { }

    /** Whom to tell when a person takes over. */
    public record Handover(@Nullable String url, @Nullable Confidential verifyToken) { }
}
