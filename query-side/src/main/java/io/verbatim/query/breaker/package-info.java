/** Which backends are asked, and which are left alone. */
@NullMarked
package io.verbatim.query.breaker;

import org.jspecify.annotations.NullMarked;
