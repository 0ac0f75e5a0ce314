/** API keys in use. */
@NullMarked
package io.verbatim.query.key;

import org.jspecify.annotations.NullMarked;
