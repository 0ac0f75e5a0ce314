/** What those have in common who do the work that conversations decide on. */
@NullMarked
package io.verbatim.channel.work;

import org.jspecify.annotations.NullMarked;
