/** Channels of kind webhook: users come by HTTP, and are answered by calls of the customer's URL, in one of two dialects. */
@NullMarked
package io.verbatim.channel.webhook;

import org.jspecify.annotations.NullMarked;
