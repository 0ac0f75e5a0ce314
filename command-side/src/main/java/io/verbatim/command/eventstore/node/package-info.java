/** This process among the others: its lease, and the work that the gone have left. */
@NullMarked
package io.verbatim.command.eventstore.node;

import org.jspecify.annotations.NullMarked;
