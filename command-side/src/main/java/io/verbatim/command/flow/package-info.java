/** The flow engine: a pure function from a flow, a state and an input to events and what comes next. */
@NullMarked
package io.verbatim.command.flow;

import org.jspecify.annotations.NullMarked;
