/** Every event to Kafka, as CloudEvents, in order and without a hole. */
@NullMarked
package io.verbatim.channel.stream;

import org.jspecify.annotations.NullMarked;
