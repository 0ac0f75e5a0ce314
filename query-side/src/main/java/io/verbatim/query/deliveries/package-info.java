/** The ways of bot messages to users, each try, and what providers report. */
@NullMarked
package io.verbatim.query.deliveries;

import org.jspecify.annotations.NullMarked;
