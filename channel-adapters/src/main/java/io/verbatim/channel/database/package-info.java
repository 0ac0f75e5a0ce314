/** Where the store lives: an embedded PostgreSQL that is a real one, or an external one. */
@NullMarked
package io.verbatim.channel.database;

import org.jspecify.annotations.NullMarked;
