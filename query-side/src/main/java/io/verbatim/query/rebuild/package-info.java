/** Views that are made again from the log, beside those in use. */
@NullMarked
package io.verbatim.query.rebuild;

import org.jspecify.annotations.NullMarked;
