/** The audit log: who changed or read what. What is an event is found there; what is none is noted here. */
@NullMarked
package io.verbatim.channel.audit;

import org.jspecify.annotations.NullMarked;
