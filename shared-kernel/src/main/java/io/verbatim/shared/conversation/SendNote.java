package io.verbatim.shared.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What is worth knowing of a part that was sent in another form than it was said in, or that was refused.
 *
 * @param template the name of the template that was sent in place of it
 * @param cut      what of it was cut short to fit, such as {@code rows[0], button}
 * @param detail   a code or word of the provider's, free of personal data
 */
public record SendNote(@Nullable String template, @Nullable String cut, @Nullable String detail) {

    /** Of a template in place of what was said. */
    public static SendNote ofTemplate(String name) {
        return new SendNote(name, null, null);
    }

    /** Of what was cut. */
    public static SendNote ofCut(String cut) {
        return new SendNote(null, cut, null);
    }

    /** Of what the provider says. */
    public static SendNote ofDetail(String detail) {
        return new SendNote(null, null, detail);
    }

    /** Both; of two that say the same thing, what this one says. */
    public SendNote and(@Nullable SendNote other) {
        return other == null ? this : new SendNote(template == null ? other.template : template, cut == null ? other.cut : cut,
            detail == null ? other.detail : detail);
    }
}
