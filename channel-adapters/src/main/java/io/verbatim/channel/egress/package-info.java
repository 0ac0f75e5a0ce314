/** The one way out: every call that the product makes of others goes through here. */
@NullMarked
package io.verbatim.channel.egress;

import org.jspecify.annotations.NullMarked;
