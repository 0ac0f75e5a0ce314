package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a file and waits for it: at most 10 MiB, a PDF at most 2 MiB.
 *
 * @param accept      what sorts of file will do, by their content; none: all
 * @param variable    takes {@code {url, filename, mime_type, size, sha256}}
 * @param storage     default {@link Storage#TEMPORARY}
 * @param errorText   said when the file will not do, or none came; default: the question again
 * @param maxAttempts after so many answers that will not do, the step fails; without it, it asks for ever
 * @param error       where to go when it fails, or the file cannot be fetched
 */
public record QuestionMedia(String id, @Nullable Boolean entry, @Nullable String text, @Nullable List<Media.Kind> accept,
                            @Nullable String variable, @Nullable Storage storage, @Nullable String errorText,
                            @Nullable Integer maxAttempts, @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {

    /** How long a file is kept, and who gets it. */
    public enum Storage {
        /** For 24 hours, for who has its link. */
        @JsonProperty("temporary") TEMPORARY,
        /** Until it is deleted, for who has a key of the workspace. */
        @JsonProperty("permanent") PERMANENT
    }
}
