/** Pages for a browser: where members accept their invitations. */
@NullMarked
package io.verbatim.channel.console;

import org.jspecify.annotations.NullMarked;
