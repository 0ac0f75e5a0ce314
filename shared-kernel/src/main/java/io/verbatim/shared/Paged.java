package io.verbatim.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param data  the part
 * @param total how many the whole list has
 * @param next  the cursor that continues behind this part; null at the end
 */
public record Paged<T>(List<T> data, long total, @Nullable String next) {
}
