package io.verbatim.shared.bot;

import java.util.List;

/** What a check of a draft found: errors block publishing, warnings do not. */
public record DraftCheck(List<FlowProblem> errors, List<FlowProblem> warnings) {
}
