/** The search for an AI reply: whom to ask, whom next, when to give up. */
@NullMarked
package io.verbatim.command.dispatch;

import org.jspecify.annotations.NullMarked;
