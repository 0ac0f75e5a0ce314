/** The inbox of channels that are called by others: what a user says is kept before it is answered for, and handled once. */
@NullMarked
package io.verbatim.channel.intake;

import org.jspecify.annotations.NullMarked;
