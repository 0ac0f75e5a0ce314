/** Files of conversations: fetched, sent or made, checked by their content, kept, and given out to who may have them. */
@NullMarked
package io.verbatim.channel.media;

import org.jspecify.annotations.NullMarked;
