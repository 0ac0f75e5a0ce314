/** The session API: channels of kind {@code api}, by which an application talks to a bot. */
@NullMarked
package io.verbatim.channel.api;

import org.jspecify.annotations.NullMarked;
