package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calculates, and keeps the result or goes on by it.
 *
 * @param expression functions of references, numbers and quoted texts: {@code Sum({price}, Multiply({n}, 2))}
 * @param variable   takes the result
 * @param whenTrue   where a true result leads; {@code true_next} in JSON
 * @param whenFalse  where a false result leads; {@code false_next} in JSON
 * @param cases      where a result leads, by its text
 * @param next       where every other result leads
 * @param error      where to go when there is no result
 */
public record Formula(String id, @Nullable Boolean entry, @Nullable String expression, @Nullable String variable,
                      @JsonProperty("true_next") @Nullable String whenTrue, @JsonProperty("false_next") @Nullable String whenFalse,
                      @Nullable Map<String, String> cases, @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {
}
