/** Channels with the keys in use. */
@NullMarked
package io.verbatim.query.channel;

import org.jspecify.annotations.NullMarked;
