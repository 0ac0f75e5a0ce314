package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes the first way whose condition holds.
 *
 * @param otherwise where to go when none holds; {@code else} in JSON
 */
public record Condition(String id, @Nullable Boolean entry, @Nullable List<Branch> branches,
                        @JsonProperty("else") @Nullable String otherwise, @Nullable Boolean errorEmail) implements Component {

    /** A way and when to go it. */
    public record Branch(@Nullable When when, @Nullable String next) { }

    /** Tests of which all must hold, or any; exactly one of the two is given. */
    public record When(@Nullable List<Test> all, @Nullable List<Test> any) { }

    /**
     * One comparison of two templates.
     *
     * @param caseSensitive default true
     */
    public record Test(@Nullable String left, @Nullable Operator op, @Nullable String right, @Nullable Boolean caseSensitive) { }

    /** How two values are compared. */
    public enum Operator {
        @JsonProperty("equals") EQUALS,
        @JsonProperty("not_equals") NOT_EQUALS,
        @JsonProperty("gt") GT,
        @JsonProperty("gte") GTE,
        @JsonProperty("lt") LT,
        @JsonProperty("lte") LTE,
        @JsonProperty("contains") CONTAINS,
        @JsonProperty("exists") EXISTS,
        @JsonProperty("not_exists") NOT_EXISTS,
        @JsonProperty("matches") MATCHES
    }
}
