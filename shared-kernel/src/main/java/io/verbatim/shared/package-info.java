/** The language that both sides and all adapters speak: ids, refusals, pages, and marks for personal data. */
@NullMarked
package io.verbatim.shared;

import org.jspecify.annotations.NullMarked;
