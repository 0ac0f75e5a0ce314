/** Requests of the management API that their senders may repeat: each is carried out once, and answered again as it was answered first. */
@NullMarked
package io.verbatim.channel.repeat;

import org.jspecify.annotations.NullMarked;
