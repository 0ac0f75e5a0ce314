/** The whole product, seen from outside: real HTTP in front, a real PostgreSQL behind, fake backends beside it. */
@NullMarked
package io.verbatim.outside;

import org.jspecify.annotations.NullMarked;
