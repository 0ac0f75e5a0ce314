package io.verbatim.channel.intake;

import org.jspecify.annotations.Nullable;

/** A message as it came, and on which trace it came; null for none. */
record Opened(Inbound message, @Nullable String trace) {
}
