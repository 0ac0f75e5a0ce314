package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the intent of what the user said last and goes by it.
 *
 * @param intents   where each intent leads
 * @param threshold the score that an intent must be above; default {@value #USUAL}
 * @param otherwise where to go when none is; {@code else} in JSON
 * @param error     where to go when the text cannot be looked at
 */
public record NlpRoute(String id, @Nullable Boolean entry, @Nullable Map<String, String> intents, @Nullable Double threshold,
                       @JsonProperty("else") @Nullable String otherwise, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {
    /** The threshold where nothing is said. */
    public static final double USUAL = 0.8;
}
