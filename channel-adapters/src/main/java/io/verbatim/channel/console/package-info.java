/** Pages for a browser: where members sign in and accept their invitations. */
@NullMarked
package io.verbatim.channel.console;

import org.jspecify.annotations.NullMarked;
