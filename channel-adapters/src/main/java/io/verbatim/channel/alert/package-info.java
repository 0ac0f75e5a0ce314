/** Tells operators by e-mail of trouble on their channels: durably, and not too often. */
@NullMarked
package io.verbatim.channel.alert;

import org.jspecify.annotations.NullMarked;
