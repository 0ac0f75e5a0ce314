package io.verbatim.shared.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user gave: words, files, both, or the choice of an option.
 *
 * @param text     null where there are files only; of a choice its label, where it is known
 * @param optionId the chosen option
 */
public record UserInput(@Nullable String text, @Nullable String optionId, List<Attachment> attachments) {

    /** A file that the user sent, by reference. */
    public record Attachment(String url, @Nullable String filename, @Nullable String mimeType) { }

    /** Words only. */
    public static UserInput ofText(String text) {
        return new UserInput(text, null, List.of());
    }

    /** A choice that is not looked at yet. */
    public static UserInput ofOption(String optionId) {
        return ofOption(optionId, null);
    }

    /** A choice and how it was labelled. */
    public static UserInput ofOption(String optionId, @Nullable String label) {
        return new UserInput(label, optionId, List.of());
    }
}
