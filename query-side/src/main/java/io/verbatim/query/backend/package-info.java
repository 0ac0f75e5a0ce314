/** Backends and their settings. */
@NullMarked
package io.verbatim.query.backend;

import org.jspecify.annotations.NullMarked;
