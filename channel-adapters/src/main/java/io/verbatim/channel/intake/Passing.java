package io.verbatim.channel.intake;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.StoreUnavailable;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Tells what passes with time from what does not. */
final class Passing {
    private static final int DEEPEST_CAUSE = 10;
    private static final Set<Code> CODES = Set.of(Code.QUEUE_FULL, Code.CONFLICT, Code.SESSION_EXISTS);

    private Passing() {
    }

    static boolean is(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE).anyMatch(Passing::passes);
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case StoreUnavailable away -> true;
            case DataAccessResourceFailureException away -> true;
            case TransientDataAccessException busy -> true;
            case Refused refused -> CODES.contains(refused.code());
            default -> false;
        };
    }
}
