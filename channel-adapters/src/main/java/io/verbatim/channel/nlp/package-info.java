/** Understands what users say: intents by a sentence model that runs in this process, entities by patterns. */
@NullMarked
package io.verbatim.channel.nlp;

import org.jspecify.annotations.NullMarked;
