/** The components of a flow, one record each, as they stand in a draft. */
@NullMarked
package io.verbatim.shared.bot.flow;

import org.jspecify.annotations.NullMarked;
