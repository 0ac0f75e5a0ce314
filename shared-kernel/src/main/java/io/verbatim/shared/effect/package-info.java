/** What a flow asks the world outside for, and how that ended. */
@NullMarked
package io.verbatim.shared.effect;

import org.jspecify.annotations.NullMarked;
