/** The conversation: the aggregate of a turn. */
@NullMarked
package io.verbatim.command.conversation;

import org.jspecify.annotations.NullMarked;
