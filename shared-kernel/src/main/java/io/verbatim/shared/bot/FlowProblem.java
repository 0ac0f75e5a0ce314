package io.verbatim.shared.bot;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong, or odd, in a draft.
 *
 * @param code        stable, snake_case
 * @param componentId the component it is in; null where it concerns the whole draft
 * @param field       the field of the component, or of the draft
 */
public record FlowProblem(String code, @Nullable String componentId, @Nullable String field, String message) {
}
