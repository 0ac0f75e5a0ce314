package io.verbatim.channel.whatsapp.inbound;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a message says. */
public sealed interface Content {
    /** Words. */
    record Text(String body) implements Content { }

    /** A button of ours, or a row of a list of ours, by the id that we gave it. */
    record Choice(String id, String title) implements Content { }

    /** A button of a template. */
    record QuickReply(@Nullable String payload, String text) implements Content { }

    /**
     * A file at Meta.
     *
     * @param kind   {@code image}, {@code video}, {@code audio}, {@code document} or {@code sticker}
     * @param sha256 of its bytes, in base64
     * @param url    where newer notifications say that it is, for five minutes
     * @param voice  whether the user has spoken it
     */
    record File(String kind, String id, @Nullable String mimeType, @Nullable String sha256, @Nullable String caption,
                @Nullable String filename, @Nullable String url, boolean voice) implements Content {
        /** Without the address: who has it may have the file. */
        @Override
        public String toString() {
            return "File[%s %s]".formatted(kind, id);
        }
    }

    /**
     * Something that flows can look into.
     *
     * @param type {@code location}, {@code contacts}, {@code reaction}, {@code order} or {@code form}
     * @param text the same in words
     */
    record Structured(String type, JsonNode value, String text) implements Content { }

    /** The user has another number from now on. */
    record NumberChanged(String waId) implements Content { }

    /** The user may be another person, or has another device. */
    record IdentityChanged() implements Content { }

    /** An earlier message says something else now. */
    record Edited(String originalId, Content now) implements Content { }

    /** An earlier message was taken back. */
    record Revoked(String originalId) implements Content { }

    /** What cannot be shown here; {@code type} as WhatsApp names it. */
    record Unsupported(String type) implements Content { }
}
