package io.verbatim.shared.bot.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says something and goes on.
 *
 * @param text  what is said
 * @param texts said instead of {@code text}: one of them, picked at random
 */
public record Message(String id, @Nullable Boolean entry, @Nullable String text, @Nullable List<String> texts, @Nullable String next,
                      @Nullable String error, @Nullable Boolean errorEmail) implements Component {
}
