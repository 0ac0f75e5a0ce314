/** Signing in by way of an OpenID Connect provider that the operator has set up. */
@NullMarked
package io.verbatim.channel.oidc;

import org.jspecify.annotations.NullMarked;
