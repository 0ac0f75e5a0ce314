/** AI backends (integrations): whom a bot may ask for a reply, and how. */
@NullMarked
package io.verbatim.shared.backend;

import org.jspecify.annotations.NullMarked;
