/** Deadlines as rows, due by the database's clock. */
@NullMarked
package io.verbatim.command.eventstore.deadline;

import org.jspecify.annotations.NullMarked;
