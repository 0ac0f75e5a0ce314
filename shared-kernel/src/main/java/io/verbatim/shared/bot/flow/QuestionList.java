package io.verbatim.shared.bot.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks with a list of one to ten rows and waits.
 *
 * @param variable    takes the label of the chosen row
 * @param buttonText  what opens the list; default {@value #BUTTON_TEXT}
 * @param defaultNext where a row without a way of its own leads
 */
public record QuestionList(String id, @Nullable Boolean entry, @Nullable String text, @Nullable String variable,
                           @Nullable List<Option> options, @Nullable String buttonText, @Nullable String defaultNext,
                           @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {

    /** What opens a list that does not say. */
    public static final String BUTTON_TEXT = "Select an option";
}
