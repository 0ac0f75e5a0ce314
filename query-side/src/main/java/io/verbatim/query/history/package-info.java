/** The messages of each conversation. */
@NullMarked
package io.verbatim.query.history;

import org.jspecify.annotations.NullMarked;
