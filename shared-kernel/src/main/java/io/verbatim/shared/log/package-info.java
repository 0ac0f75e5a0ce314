/** The log of all events, as those read it who pass it on: in order, and none before it is settled. */
@NullMarked
package io.verbatim.shared.log;

import org.jspecify.annotations.NullMarked;
