/** What the product tells operators of itself: figures, health, traces, log lines. */
@NullMarked
package io.verbatim.channel.observe;

import org.jspecify.annotations.NullMarked;
