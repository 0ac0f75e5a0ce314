/** The management API: what operators set up and look at, under {@code /v1}. */
@NullMarked
package io.verbatim.channel.management;

import org.jspecify.annotations.NullMarked;
