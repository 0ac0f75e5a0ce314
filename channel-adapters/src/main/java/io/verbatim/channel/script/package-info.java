/** Runs JavaScript that customers have written, in processes beside the server that can be lost without harm. */
@NullMarked
package io.verbatim.channel.script;

import org.jspecify.annotations.NullMarked;
