/** Replays, as far as they need no product. */
@NullMarked
package io.verbatim.channel.replay;

import org.jspecify.annotations.NullMarked;
