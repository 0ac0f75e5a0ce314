/** Events told once more: views made again from the log, and parts of the log for others. */
@NullMarked
package io.verbatim.shared.replay;

import org.jspecify.annotations.NullMarked;
