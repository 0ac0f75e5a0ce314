/** Forgets conversations whose time is over, and what closed workspaces have left behind. */
@NullMarked
package io.verbatim.channel.retention;

import org.jspecify.annotations.NullMarked;
