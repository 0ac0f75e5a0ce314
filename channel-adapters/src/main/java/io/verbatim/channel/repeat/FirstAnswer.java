package io.verbatim.channel.repeat;

import org.jspecify.annotations.Nullable;

/**
 * How a request was answered first.
 *
 * @param status null while it runs, or where nobody knows how it ended
 */
record FirstAnswer(String fingerprint, @Nullable Integer status, @Nullable String location, @Nullable String etag, String body) { }
