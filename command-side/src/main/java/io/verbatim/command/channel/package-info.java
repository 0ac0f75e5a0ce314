/** The set-up of channels: their bot, their settings and the keys that are let in. */
@NullMarked
package io.verbatim.command.channel;

import org.jspecify.annotations.NullMarked;
