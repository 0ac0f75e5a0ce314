/** Test sessions that are active. */
@NullMarked
package io.verbatim.query.testsession;

import org.jspecify.annotations.NullMarked;
