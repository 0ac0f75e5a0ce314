package io.verbatim.shared.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user gave: words, files, both, or the choice of an option.
 *
 * @param text       null where there are files only; of a choice its label, where it is known
 * @param optionId   the chosen option
 * @param structured what has parts, such as a place or an order, with its {@code type}; {@code text} says the same in words; null as a rule
 * @param missing    files that were sent and could not be had; null as a rule, and in what was stored before there was such a thing
 */
public record UserInput(@Nullable String text, @Nullable String optionId, List<Attachment> attachments,
                        @Nullable Map<String, Object> structured, @Nullable List<Missing> missing) {

    /** Under which key {@link #structured} says what it is. */
    public static final String TYPE = "type";

    /** A file that the user sent, by reference. */
    public record Attachment(String url, @Nullable String filename, @Nullable String mimeType) { }

    /**
     * A file that the user sent and nobody has: there is no address of it.
     *
     * @param kind   as the channel names it, such as {@code image} or {@code voice}
     * @param reason why it could not be had, in a word, such as {@code http_404} or {@code wrong_hash}
     */
    public record Missing(String kind, @Nullable String filename, String reason) { }

    /** Words, a choice, files. */
    public UserInput(@Nullable String text, @Nullable String optionId, List<Attachment> attachments) {
        this(text, optionId, attachments, null, null);
    }

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

    /** What is left of a message whose file could not be had: what the user wrote beside it, else words in its place. */
    public static UserInput ofMissing(@Nullable String caption, Missing file) {
        return new UserInput(caption == null ? "[%s]".formatted(file.kind()) : caption, null, List.of(), null, List.of(file));
    }

    /** Something with parts: they stand beside the type, and all together below a key of that name. */
    public static UserInput ofParts(String type, Object value, String text) {
        var parts = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> parts.put(String.valueOf(name), part));
        }
        parts.put(TYPE, type);
        parts.put(type, value);
        return new UserInput(text, null, List.of(), parts, null);
    }

    /** What it is: {@code text}, {@code option}, {@code media}, or what has parts by its own type. */
    public String type() {
        if (structured != null && structured.get(TYPE) instanceof String type) {
            return type;
        }
        return optionId != null ? "option" : text == null && !attachments.isEmpty() ? "media" : "text";
    }
}
