/** The settings of backends: whom a bot may ask for replies. */
@NullMarked
package io.verbatim.command.backend;

import org.jspecify.annotations.NullMarked;
