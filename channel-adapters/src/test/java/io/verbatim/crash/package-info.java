/** What survives: the product as real processes that are killed, stopped, and left without their database. */
@NullMarked
package io.verbatim.crash;

import org.jspecify.annotations.NullMarked;
