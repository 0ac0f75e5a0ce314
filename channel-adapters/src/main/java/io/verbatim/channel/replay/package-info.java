/** Parts of the log told once more: to a webhook, to a topic, to a projection. Nobody else hears of it. */
@NullMarked
package io.verbatim.channel.replay;

import org.jspecify.annotations.NullMarked;
