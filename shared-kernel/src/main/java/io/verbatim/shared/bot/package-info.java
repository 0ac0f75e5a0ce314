/** Bots, their drafts and immutable versions. */
@NullMarked
package io.verbatim.shared.bot;

import org.jspecify.annotations.NullMarked;
