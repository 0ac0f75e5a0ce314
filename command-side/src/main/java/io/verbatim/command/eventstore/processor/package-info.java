/** Readers of the whole log: the settled watermark, and the processors that feed projections and sagas up to it. */
@NullMarked
package io.verbatim.command.eventstore.processor;

import org.jspecify.annotations.NullMarked;
