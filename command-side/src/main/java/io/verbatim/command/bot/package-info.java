/** Bots: drafts are worked on, checked, and frozen as versions. */
@NullMarked
package io.verbatim.command.bot;

import org.jspecify.annotations.NullMarked;
