package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text, with variables, or the name of a secret of the workspace: {@code "text"} or {@code {"secret": "name"}}. */
public record Confidential(@JsonValue Object value) {
    private static final String SECRET = "secret";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Confidential {
    }

    /** Stands for a secret. */
    public static Confidential secret(String name) {
        return new Confidential(Map.of(SECRET, name));
    }

    /** The text; null where it is none. */
    public @Nullable String text() {
        return value instanceof String text ? text : null;
    }

    /** The name of the secret; null where it is none. */
    public @Nullable String secret() {
        return value instanceof Map<?, ?> map && map.size() == 1 && map.get(SECRET) instanceof String name ? name : null;
    }

    /** A text may be anybody's password. */
    @Override
    public String toString() {
        return secret() == null ? "***" : "secret " + secret();
    }
}
