/** Attempts: the calls of AI backends, one class a payload format. */
@NullMarked
package io.verbatim.channel.backend;

import org.jspecify.annotations.NullMarked;
