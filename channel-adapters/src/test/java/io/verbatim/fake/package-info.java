/** Those on the other side of the product's connections, for tests. */
@NullMarked
package io.verbatim.fake;

import org.jspecify.annotations.NullMarked;
