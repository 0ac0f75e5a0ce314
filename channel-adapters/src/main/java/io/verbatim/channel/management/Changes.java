package io.verbatim.channel.management;

import io.verbatim.channel.web.ETags;
import io.verbatim.shared.Refused;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Changes made from what was read: made again from the new state, a few times, if somebody else was faster. */
final class Changes {
    private static final int TRIES = 4;

    private Changes() {
    }

    /**
     * Reads, then changes what was read. Refused with PRECONDITION_FAILED if the caller's condition does not hold, with CONFLICT if others
     * are always faster.
     *
     * @param change is given the state and must refuse with PRECONDITION_FAILED if it is another by then
     */
    static <S> void apply(@Nullable String ifMatch, Supplier<S> read, ToLongFunction<S> revision, Consumer<S> change) {
        for (int i = 0; i < TRIES; i++) {
            S state = read.get();
            boolean isConditional = ETags.require(ifMatch, revision.applyAsLong(state));
            if (tried(state, change, isConditional)) {
                return;
            }
        }
        throw new Refused(Refused.Code.CONFLICT, "Others keep changing this at the same time");
    }

    private static <S> boolean tried(S state, Consumer<S> change, boolean isConditional) {
        try {
            change.accept(state);
            return true;
        } catch (Refused refused) {
            if (refused.code() != Refused.Code.PRECONDITION_FAILED || isConditional) {
                throw refused;
            }
            return false;
        }
    }
}
