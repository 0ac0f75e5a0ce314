package io.verbatim.command.dispatch;

import io.verbatim.command.dispatch.Step.Apologise;
import io.verbatim.command.dispatch.Step.Ask;
import io.verbatim.command.dispatch.Step.Pause;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Route;
import io.verbatim.shared.conversation.Route.Leg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a search for a reply may still ask, and how often it has asked. Pure: time passes and dice fall outside.
 *
 * @param left the backends that may still be asked, in order, each with the calls that are left
 * @param made calls made so far
 * @param last how the last one failed
 */
public record Dispatch(List<Leg> left, int made, @Nullable Failure last) {

    /** The longest that a backend may ask us to wait; one that asks for more is not asked again in this dispatch. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Before the first call. */
    public static Dispatch along(Route route) {
        return new Dispatch(route.legs(), 0, null);
    }

    /** After one more call, of the first backend left, which failed. */
    public Dispatch failed(Failure failure) {
        var rest = new ArrayList<>(left);
        var asked = rest.removeFirst();
        if (asked.attempts() > 1 && worthAnotherCall(failure)) {
            rest.addFirst(new Leg(asked.integrationId(), asked.fallback(), asked.attempts() - 1, asked.made() + 1, asked.backoffMs()));
        }
        return new Dispatch(List.copyOf(rest), made + 1, failure);
    }

    /**
     * What to do now.
     *
     * @param chance a random fraction, from 0 (included) to 1 (excluded)
     */
    public Step next(double chance) {
        if (left.isEmpty()) {
            return new Apologise(last == null ? NOBODY : last);
        }
        var leg = left.getFirst();
        var ask = new Ask(leg.integrationId(), made + 1);
        return leg.made() == 0 ? ask : new Pause(pauseBefore(leg, chance), ask);
    }

    private static final Failure NOBODY =
        new Failure(Failure.Reason.NO_INTEGRATION, "The bot has no integration that could be asked.", null, null);

    private static boolean worthAnotherCall(Failure failure) {
        var wanted = failure.retryAfterSeconds();
        return failure.mayPass() && (wanted == null || wanted <= LONGEST_PAUSE.toSeconds());
    }

    /** Full jitter (M. Brooker, "Exponential Backoff And Jitter", 2015), unless the backend said how long. */
    private Duration pauseBefore(Leg leg, double chance) {
        if (last != null && last.retryAfterSeconds() != null) {
            return Duration.ofSeconds(last.retryAfterSeconds());
        }
        return Duration.ofMillis((long) (chance * Math.scalb((double) leg.backoffMs(), leg.made() - 1)));
    }
}
