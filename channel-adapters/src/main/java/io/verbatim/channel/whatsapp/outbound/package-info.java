/** What bots say, in the shapes and within the limits of WhatsApp: pure translation. */
@NullMarked
package io.verbatim.channel.whatsapp.outbound;

import org.jspecify.annotations.NullMarked;
