package io.verbatim.shared.conversation;

import io.verbatim.shared.backend.BackendId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked for a reply, in which order, and why: the routing explanation.
 *
 * @param candidates those that could be drawn, with their weights
 * @param draw       where in 0 (included) to the total weight (excluded) the draw fell; null where nothing was drawn
 * @param reason     a word: {@code drawn}, {@code sticky}, {@code only_fallback}, {@code no_integration}
 * @param legs       the backends in the order they are asked, the drawn one first
 */
public record Route(List<Candidate> candidates, @Nullable Double draw, @Nullable BackendId chosen, String reason, List<Leg> legs) {

    /** A backend that could be drawn; {@code share} is its probability. */
    public record Candidate(BackendId integrationId, String name, int weight, double share, String breaker) { }

    /**
     * A backend on the way to a reply.
     *
     * @param attempts  calls that may still be made of it
     * @param made      calls that were made of it
     * @param backoffMs before its first retry; doubles with each
     */
    public record Leg(BackendId integrationId, boolean fallback, int attempts, int made, int backoffMs) { }
}
