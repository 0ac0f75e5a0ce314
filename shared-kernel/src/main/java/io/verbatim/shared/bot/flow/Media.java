package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file by its URL, or one for each URL of a list, and goes on.
 *
 * @param mediaUrl  a URL, or a reference to a variable that holds one, or a list of them
 * @param mediaType default {@link Kind#IMAGE}
 * @param caption   goes with the first file
 * @param error     where to go when no URL could be sent; without it, the session goes on to {@code next}
 */
public record Media(String id, @Nullable Boolean entry, @Nullable String mediaUrl, @Nullable Kind mediaType, @Nullable String caption,
                    @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail) implements Component {

    /** What sort of file. */
    public enum Kind {
        @JsonProperty("image") IMAGE,
        @JsonProperty("video") VIDEO,
        @JsonProperty("audio") AUDIO,
        @JsonProperty("document") DOCUMENT
    }
}
