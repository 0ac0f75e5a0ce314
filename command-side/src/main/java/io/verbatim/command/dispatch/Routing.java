package io.verbatim.command.dispatch;

import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.conversation.Route;
import io.verbatim.shared.conversation.Route.Candidate;
import io.verbatim.shared.conversation.Route.Leg;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws the backend that is asked first, by weight, and lines the fallbacks up behind it. Pure. */
public final class Routing {

    private Routing() {
    }

    /**
     * The route of one dispatch.
     *
     * @param backends all of the bot's
     * @param fraction where the draw falls, from 0 (included) to 1 (excluded): a random number, or for a sticky draw a stable hash
     * @param sticky   whether it is a stable hash
     */
    public static Route draw(List<Backend> backends, double fraction, boolean sticky) {
        var drawable = backends.stream().filter(Routing::isDrawable).toList();
        int total = drawable.stream().mapToInt(b -> b.settings().weight()).sum();
        var candidates = drawable.stream().map(b -> candidate(b, total)).toList();
        var fallbacks = backends.stream().filter(Routing::isFallback).sorted(HEAVIEST_FIRST).map(b -> leg(b, true));
        if (drawable.isEmpty()) {
            var legs = fallbacks.toList();
            return new Route(candidates, null, first(legs).orElse(null), legs.isEmpty() ? "no_integration" : "only_fallback", legs);
        }
        double draw = fraction * total;
        var chosen = at(draw, drawable);
        var legs = Stream.concat(Stream.of(leg(chosen, false)), fallbacks).toList();
        return new Route(candidates, draw, chosen.id(), sticky ? "sticky" : "drawn", legs);
    }

    private static final Comparator<Backend> HEAVIEST_FIRST = Comparator.comparingInt((Backend b) -> b.settings().weight()).reversed();

    private static boolean isDrawable(Backend backend) {
        return backend.settings().active() && !backend.settings().isFallback() && backend.settings().weight() > 0;
    }

    private static boolean isFallback(Backend backend) {
        return backend.settings().active() && backend.settings().isFallback();
    }

    private static Candidate candidate(Backend backend, int total) {
        int weight = backend.settings().weight();
        return new Candidate(backend.id(), backend.settings().name(), weight, (double) weight / total, backend.breaker().state().code());
    }

    private static Leg leg(Backend backend, boolean fallback) {
        return new Leg(backend.id(), fallback, 1 + backend.settings().maxRetries(), 0, backend.settings().retryBackoffMs());
    }

    private static Optional<BackendId> first(List<Leg> legs) {
        return legs.stream().findFirst().map(Leg::integrationId);
    }

    private static Backend at(double draw, List<Backend> drawable) {
        double reached = 0;
        for (var backend : drawable) {
            reached += backend.settings().weight();
            if (draw < reached) {
                return backend;
            }
        }
        return drawable.getLast();
    }
}
