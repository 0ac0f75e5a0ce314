package io.verbatim.channel.backend;

import org.jspecify.annotations.Nullable;

/**
 * What came of a call that was made to try a backend out.
 *
 * @param request  null where nothing is sent, as by the built-in echo
 * @param response null where none came
 */
public record TrialResult(boolean ok, @Nullable Integer status, long latencyMs, @Nullable String content, @Nullable Object metadata,
                          @Nullable Problem error, @Nullable ShownRequest request, @Nullable ShownResponse response) {

    /** Why there is no reply; {@code kind} is one of the reasons of failed attempts. */
    public record Problem(String kind, String detail) { }
}
