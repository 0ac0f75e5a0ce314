/** How a bot's backends compare, counted hour by hour. */
@NullMarked
package io.verbatim.query.experiments;

import org.jspecify.annotations.NullMarked;
