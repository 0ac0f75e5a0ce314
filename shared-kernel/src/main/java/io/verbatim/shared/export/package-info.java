/** All events of a workspace as they are exported, whatever they are about: by position, part by part. */
@NullMarked
package io.verbatim.shared.export;

import org.jspecify.annotations.NullMarked;
