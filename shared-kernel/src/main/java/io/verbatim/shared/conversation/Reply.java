package io.verbatim.shared.conversation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backend answered.
 *
 * @param metadata     anything the backend added
 * @param usage        tokens that it says it used; null where it does not say
 * @param model        that it says answered
 * @param finishReason why it says it stopped, in its own words
 */
public record Reply(String content, Map<String, Object> metadata, List<Attachment> attachments, List<Button> buttons, @Nullable Usage usage,
                    @Nullable String model, @Nullable String finishReason) {

    public Reply(String content, Map<String, Object> metadata, List<Attachment> attachments, List<Button> buttons, @Nullable Usage usage) {
        this(content, metadata, attachments, buttons, usage, null, null);
    }

    /** A file of the answer, by reference. */
    public record Attachment(String type, String url, @Nullable String filename, @Nullable String mimeType) { }

    /** An answer that the backend offers to the user. */
    public record Button(String id, String text) { }

    /** Tokens. */
    public record Usage(@Nullable Long inputTokens, @Nullable Long outputTokens) { }
}
