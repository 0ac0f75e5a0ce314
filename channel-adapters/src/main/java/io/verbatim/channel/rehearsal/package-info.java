/** What a tester gets to see of a test session beyond what its user would. */
@NullMarked
package io.verbatim.channel.rehearsal;

import org.jspecify.annotations.NullMarked;
