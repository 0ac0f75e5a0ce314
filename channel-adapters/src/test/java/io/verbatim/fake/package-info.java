/** Other sides of the product's calls, for tests. */
@NullMarked
package io.verbatim.fake;

import org.jspecify.annotations.NullMarked;
