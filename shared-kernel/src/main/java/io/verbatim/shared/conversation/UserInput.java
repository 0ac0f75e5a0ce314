package io.verbatim.shared.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user gave: words, files, both, or the choice of an option.
 *
 * @param text     null where there are files or a choice only
 * @param optionId the chosen option; then there is nothing else
 */
public record UserInput(@Nullable String text, @Nullable String optionId, List<Attachment> attachments) {

    /** A file that the user sent, by reference. */
    public record Attachment(String url, @Nullable String filename, @Nullable String mimeType) { }

    /** Words only. */
    public static UserInput ofText(String text) {
        return new UserInput(text, null, List.of());
    }

    /** A choice. */
    public static UserInput ofOption(String optionId) {
        return new UserInput(null, optionId, List.of());
    }
}
