/** Conversations: what was asked of them, what happened in them, what can be read of them. */
@NullMarked
package io.verbatim.shared.conversation;

import org.jspecify.annotations.NullMarked;
