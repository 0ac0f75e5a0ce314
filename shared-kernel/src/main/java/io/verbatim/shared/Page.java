package io.verbatim.shared;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param number the page, from 1
 * @param size   how many a page holds, 1 to {@value #MOST}
 * @param after  the cursor that the part before ended with; where it is there, the number does not count
 */
public record Page(int number, int size, @Nullable String after) {

    /** The most a page holds. */
    public static final int MOST = 100;

    /** How many come before the first of this page. */
    public long offset() {
        return (number - 1L) * size;
    }
}
