/** Channels: the ways in and out. */
@NullMarked
package io.verbatim.shared.channel;

import org.jspecify.annotations.NullMarked;
