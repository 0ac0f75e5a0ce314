/** Turns, the searches for a reply in them, and each call. */
@NullMarked
package io.verbatim.query.attempts;

import org.jspecify.annotations.NullMarked;
