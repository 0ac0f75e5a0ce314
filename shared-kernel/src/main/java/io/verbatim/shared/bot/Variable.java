package io.verbatim.shared.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A declared variable of a bot.
 *
 * @param initial    its value at the start of a session; {@code default} in JSON
 * @param injectable whether a client may give it at the start of a session; default true
 * @param sensitive  whether its values are masked in every view; default false
 */
public record Variable(@Nullable String name, @Nullable Type type, @JsonProperty("default") @Nullable Object initial,
                       @Nullable Boolean injectable, @Nullable Boolean sensitive) {

    /** What values it takes. */
    public enum Type {
        @JsonProperty("string") STRING,
        @JsonProperty("number") NUMBER,
        @JsonProperty("boolean") BOOLEAN,
        @JsonProperty("array") ARRAY,
        @JsonProperty("object") OBJECT,
        @JsonProperty("date") DATE,
        @JsonProperty("any") ANY
    }
}
