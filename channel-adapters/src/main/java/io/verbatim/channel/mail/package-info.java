/** E-mails by the operator's SMTP server. */
@NullMarked
package io.verbatim.channel.mail;

import org.jspecify.annotations.NullMarked;
