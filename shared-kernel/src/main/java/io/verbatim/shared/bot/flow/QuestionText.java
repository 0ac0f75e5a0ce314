package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a text and waits for it.
 *
 * @param variable    takes the trimmed answer
 * @param validation  what the answer must be
 * @param dateFormat  for {@link Validation#DATE}: tokens {@code YYYY}, {@code MM}, {@code DD}; default {@code YYYY-MM-DD}
 * @param pattern     for {@link Validation#REGEX}: RE2 syntax, must match the whole answer
 * @param maxLength   the most characters of an answer
 * @param errorText   said when the answer will not do; default: the question again
 * @param skipIfSet   goes on at once where the variable has a value
 * @param maxAttempts after so many answers that will not do, the step fails; without it, it asks for ever
 * @param error       where to go when it fails
 */
public record QuestionText(String id, @Nullable Boolean entry, @Nullable String text, @Nullable String variable,
                           @Nullable Validation validation, @Nullable String dateFormat, @Nullable String pattern,
                           @Nullable Integer maxLength, @Nullable String errorText, @Nullable Boolean skipIfSet,
                           @Nullable Integer maxAttempts, @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {

    /** What an answer must be. */
    public enum Validation {
        @JsonProperty("none") NONE,
        @JsonProperty("number") NUMBER,
        @JsonProperty("email") EMAIL,
        @JsonProperty("phone") PHONE,
        @JsonProperty("url") URL,
        @JsonProperty("date") DATE,
        @JsonProperty("regex") REGEX
    }
}
