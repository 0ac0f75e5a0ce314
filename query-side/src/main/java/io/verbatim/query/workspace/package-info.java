/** Workspaces: their names, and how long they keep conversations. */
@NullMarked
package io.verbatim.query.workspace;

import org.jspecify.annotations.NullMarked;
