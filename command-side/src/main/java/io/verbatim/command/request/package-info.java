/** Requests that their senders may repeat: each is accepted once, by the events that it made happen. */
@NullMarked
package io.verbatim.command.request;

import org.jspecify.annotations.NullMarked;
