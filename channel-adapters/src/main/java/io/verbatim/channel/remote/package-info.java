/** Effects that reach other servers: API requests and handovers. */
@NullMarked
package io.verbatim.channel.remote;

import org.jspecify.annotations.NullMarked;
