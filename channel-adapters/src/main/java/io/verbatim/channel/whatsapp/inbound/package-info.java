/** What WhatsApp tells, read leniently: pure translation. */
@NullMarked
package io.verbatim.channel.whatsapp.inbound;

import org.jspecify.annotations.NullMarked;
