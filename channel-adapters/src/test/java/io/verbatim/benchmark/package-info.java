/** What the product costs and how fast it is, beside the limits of the same machine: run by the profile {@code benchmark}, never a test. */
@NullMarked
package io.verbatim.benchmark;

import org.jspecify.annotations.NullMarked;
