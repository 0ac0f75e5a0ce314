package io.verbatim.shared;

import java.util.function.LongSupplier;

/**
 * Something in this node's memory that can fill up, to be looked at from outside.
 *
 * @param of    what is bounded, in snake_case
 * @param used  how much is taken now; must be cheap, and callable by any thread
 * @param limit more than this there cannot be
 */
public record Bound(String of, LongSupplier used, long limit) {
}
