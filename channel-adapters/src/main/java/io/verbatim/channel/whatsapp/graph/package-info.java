/** Calls of Meta's Graph API, and what their answers mean. */
@NullMarked
package io.verbatim.channel.whatsapp.graph;

import org.jspecify.annotations.NullMarked;
