package io.verbatim.channel.backend;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as people may see it: where it repeats a secret, that is masked.
 *
 * @param body its beginning, as text; null of a stream
 */
public record ShownResponse(int status, Map<String, String> headers, @Nullable String body) {
}
