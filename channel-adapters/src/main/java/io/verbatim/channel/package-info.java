/** Speaks: the channels, the management API, the calls of AI backends. */
@NullMarked
package io.verbatim.channel;

import org.jspecify.annotations.NullMarked;
