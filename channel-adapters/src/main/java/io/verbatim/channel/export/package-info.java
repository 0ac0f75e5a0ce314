/** Gives out everything at once: the events of a workspace, and its conversations, as streams in forms that other programs read. */
@NullMarked
package io.verbatim.channel.export;

import org.jspecify.annotations.NullMarked;
