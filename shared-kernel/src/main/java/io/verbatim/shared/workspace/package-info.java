/** The tenant, its members' roles and its API keys. */
@NullMarked
package io.verbatim.shared.workspace;

import org.jspecify.annotations.NullMarked;
