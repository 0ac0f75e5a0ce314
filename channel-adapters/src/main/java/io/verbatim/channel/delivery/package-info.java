/**
 * Brings bot messages to users: in order, with retries, and never again what is known to have arrived. One kind of channel is one bean of
 * type {@link io.verbatim.channel.delivery.Sender}, in the folder of that kind.
 */
@NullMarked
package io.verbatim.channel.delivery;

import org.jspecify.annotations.NullMarked;
