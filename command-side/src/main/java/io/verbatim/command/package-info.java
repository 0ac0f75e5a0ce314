/** Decides: aggregates, the flow engine, dispatch and the event store. */
@NullMarked
package io.verbatim.command;

import org.jspecify.annotations.NullMarked;
