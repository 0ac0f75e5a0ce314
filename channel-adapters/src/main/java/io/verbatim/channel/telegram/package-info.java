/** The channel kind {@code telegram}: a bot of Telegram, connected by its token. */
@NullMarked
package io.verbatim.channel.telegram;

import org.jspecify.annotations.NullMarked;
