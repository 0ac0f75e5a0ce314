/** Conversations at a glance, and when something last happened. */
@NullMarked
package io.verbatim.query.activity;

import org.jspecify.annotations.NullMarked;
