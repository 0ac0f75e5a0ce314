/** The channel kind {@code whatsapp}: WhatsApp Business Cloud API. */
@NullMarked
package io.verbatim.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
