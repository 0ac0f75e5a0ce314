/** What the events themselves say. */
@NullMarked
package io.verbatim.query.audit;

import org.jspecify.annotations.NullMarked;
