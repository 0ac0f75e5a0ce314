/** How the calls of each backend went. */
@NullMarked
package io.verbatim.query.status;

import org.jspecify.annotations.NullMarked;
