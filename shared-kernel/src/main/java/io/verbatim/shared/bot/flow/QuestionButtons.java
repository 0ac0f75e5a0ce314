package io.verbatim.shared.bot.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks with one to three buttons and waits.
 *
 * @param variable takes the label of the chosen button
 * @param next     where a button without a way of its own leads
 */
public record QuestionButtons(String id, @Nullable Boolean entry, @Nullable String text, @Nullable String variable,
                              @Nullable List<Option> options, @Nullable String imageUrl, @Nullable String next,
                              @Nullable String error, @Nullable Boolean errorEmail) implements Component {
}
