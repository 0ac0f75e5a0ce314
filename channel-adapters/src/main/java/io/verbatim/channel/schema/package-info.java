/** The JSON Schema of drafts: written from the records, served, and checked against. */
@NullMarked
package io.verbatim.channel.schema;

import org.jspecify.annotations.NullMarked;
