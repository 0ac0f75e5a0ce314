/** Workspaces: tenants, and the API keys that are let in. */
@NullMarked
package io.verbatim.command.workspace;

import org.jspecify.annotations.NullMarked;
