package io.verbatim.channel.vault;

import io.verbatim.shared.workspace.IssuedKey;

/** An API key that was just made: the key itself, to be shown once, and what is kept of it. */
public record NewKey(Secret key, IssuedKey issued) {
}
