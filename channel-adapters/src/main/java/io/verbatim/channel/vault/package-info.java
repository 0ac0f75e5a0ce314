/** Secrets and keys: sealed with the master key. */
@NullMarked
package io.verbatim.channel.vault;

import org.jspecify.annotations.NullMarked;
