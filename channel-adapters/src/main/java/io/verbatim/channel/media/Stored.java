package io.verbatim.channel.media;

import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.conversation.UserInput.Attachment;
import io.verbatim.shared.conversation.UserInput.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a file. */
public sealed interface Stored {

    /** What a user said who sent this file: where nobody has it, that it was there. */
    default UserInput said(String kind, @Nullable String filename, @Nullable String caption) {
        return switch (this) {
            case Kept kept -> new UserInput(caption, null, List.of(new Attachment(kept.url(), kept.filename(), kept.mimeType())));
            case Unwanted(var reason) -> UserInput.ofMissing(caption, new Missing(kind, filename, reason));
            case Failed(var reason, _) -> UserInput.ofMissing(caption, new Missing(kind, filename, reason));
        };
    }

    /** It is kept. The URL holds a signature if the file is temporary. */
    record Kept(String url, String filename, String mimeType, long size, String sha256, Instant createdAt) implements Stored {

        /** Without the URL: who has it may have the file. */
        @Override
        public String toString() {
            return "Kept[%s, %d bytes]".formatted(mimeType, size);
        }
    }

    /** It is not what was asked for, and why, in a word. */
    record Unwanted(String reason) implements Stored { }

    /**
     * It could not be fetched or stored.
     *
     * @param after how long at least to wait before another try may go better; null where none will
     */
    record Failed(String reason, @Nullable Duration after) implements Stored {

        /** Another try will not go better. */
        public static Failed forGood(String reason) {
            return new Failed(reason, null);
        }

        /** Another try may go better. */
        public static Failed forNow(String reason) {
            return new Failed(reason, Duration.ZERO);
        }
    }
}
