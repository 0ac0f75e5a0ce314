/** How many requests a key may make in a minute, on this node and on all together. */
@NullMarked
package io.verbatim.channel.limit;

import org.jspecify.annotations.NullMarked;
