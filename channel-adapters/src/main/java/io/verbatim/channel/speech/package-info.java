/** Turns voice messages into text, and replies into voice, by the services that the operator has chosen. */
@NullMarked
package io.verbatim.channel.speech;

import org.jspecify.annotations.NullMarked;
