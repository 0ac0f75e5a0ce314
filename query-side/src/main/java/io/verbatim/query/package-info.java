/** Remembers: one folder a view. */
@NullMarked
package io.verbatim.query;

import org.jspecify.annotations.NullMarked;
