/** Bots, their drafts and versions. */
@NullMarked
package io.verbatim.query.bot;

import org.jspecify.annotations.NullMarked;
