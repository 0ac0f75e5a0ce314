package io.verbatim.shared.bot.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives values to variables and takes them away.
 *
 * @param assign a template for each variable; a template that is one reference keeps the type of what it refers to
 * @param clear  variables that go back to their default
 */
public record SetVariables(String id, @Nullable Boolean entry, @Nullable Map<String, Object> assign, @Nullable List<String> clear,
                           @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail) implements Component {
}
