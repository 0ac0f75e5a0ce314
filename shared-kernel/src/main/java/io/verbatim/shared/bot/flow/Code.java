package io.verbatim.shared.bot.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script and goes by what it returns.
 *
 * @param source JavaScript
 * @param args   what it finds in {@code args}: templates, of which one that is a reference keeps its type
 * @param routes by the text that it returns; {@code default} for all others
 * @param next   where to go when no route fits
 * @param error  where to go when it fails
 */
public record Code(String id, @Nullable Boolean entry, @Nullable String source, @Nullable Map<String, Object> args,
                   @Nullable Map<String, String> routes, @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {
}
