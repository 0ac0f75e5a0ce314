/** The start: settings, the master key, the first owner, the demo. */
@NullMarked
package io.verbatim.channel.start;

import org.jspecify.annotations.NullMarked;
