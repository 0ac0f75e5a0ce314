package io.verbatim.channel.export;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Lets so many exports run at a time on this node, each of which holds a part in memory. */
@Component
class Turnstile {
    private static final int AT_ONCE = 16;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /** An export that runs until it is done. */
    interface Run {
        void run() throws IOException;
    }

    /** Runs an export. Refused with RATE_LIMITED while there are too many. */
    void pass(Run export) throws IOException {
        if (!places.tryAcquire()) {
            throw new ApiProblem(ProblemType.RATE_LIMITED, "No more than %d exports run at a time".formatted(AT_ONCE))
                .header("Retry-After", "5");
        }
        try {
            export.run();
        } finally {
            places.release();
        }
    }
}
