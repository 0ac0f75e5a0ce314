package io.verbatim.channel.replay;

import java.util.function.UnaryOperator;
import org.springframework.dao.DataAccessException;

/** Looks on at a replay, also where the database is away for a minute or two: nodes go on with it when they can, whoever watches. */
final class Onlooker {
    static final int MOST_MISSED = 300;

    private final UnaryOperator<Replay> sight;
    private int missed;

    /** @param sight the same replay as it is now */
    Onlooker(UnaryOperator<Replay> sight) {
        this.sight = sight;
    }

    /** The replay as it is, or as it was where nothing is to be seen. Fails as the database does once that was so for too long in a row. */
    Replay look(Replay last) {
        try {
            var now = sight.apply(last);
            missed = 0;
            return now;
        } catch (DataAccessException e) {
            missed++;
            if (missed > MOST_MISSED) {
                throw e;
            }
            return last;
        }
    }
}
